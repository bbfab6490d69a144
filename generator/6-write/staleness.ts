import { diagnosticOf, type Diagnostic, type Location } from '../diagnostics/diagnostic.js';
import { sourceIn } from '../ir/mark.js';
import type { Plan } from './plan.js';

/** What `--check` reports about files that differ from what would be written. */
export function staleness(current: Plan, shown: string): Diagnostic[] {
  const help = 'Run npx gen-dtos and commit the result.';
  return [
    ...current.create.map(({ name, text }) =>
      diagnosticOf(
        { code: 'output-missing', message: `${shown}/${name} is missing.`, help },
        ofSource(sourceIn(text)),
      ),
    ),
    ...current.change.map(({ name }) =>
      diagnosticOf(
        {
          code: 'output-stale',
          message: `${shown}/${name} differs from what the models say.`,
          help,
        },
        { file: `${shown}/${name}` },
      ),
    ),
    ...current.remove.map((name) =>
      diagnosticOf(
        {
          code: 'output-orphaned',
          message: `${shown}/${name} belongs to no model any more.`,
          help,
        },
        { file: `${shown}/${name}` },
      ),
    ),
  ];
}

/** A missing file is no place, but the model file that it is made from is one. */
const ofSource = (file: string | undefined): Location | undefined =>
  file === undefined ? undefined : { file };
