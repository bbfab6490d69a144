import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Plan } from './plan.js';

/** What `--check` reports about files that differ from what would be written. */
export function staleness(current: Plan, shown: string): Diagnostic[] {
  const help = 'Run npx gen-dtos and commit the result.';
  return [
    ...current.create.map(({ name }) =>
      diagnosticOf({ code: 'output-missing', message: `${shown}/${name} is missing.`, help }),
    ),
    ...current.change.map(({ name }) =>
      diagnosticOf({
        code: 'output-stale',
        message: `${shown}/${name} differs from what the models say.`,
        help,
      }),
    ),
    ...current.remove.map((name) =>
      diagnosticOf({
        code: 'output-orphaned',
        message: `${shown}/${name} belongs to no model any more.`,
        help,
      }),
    ),
  ];
}
