import { diagnosticOf, type Diagnostic, type Location } from '../../diagnostics/diagnostic.js';
import { replacedSince } from './builtins.js';

/** A complaint about what was replaced since the last one, if anything was. */
export function replacedBuiltins(by: string, location?: Location): Diagnostic[] {
  const [first, ...others] = replacedSince();
  if (first === undefined) return [];
  const more =
    others.length === 0 ? '' : ` and ${others.length} more of JavaScript's own functions`;
  const complaint = {
    code: 'builtin-replaced' as const,
    message: `${by} replaces ${first}${more}. To read the models, gen-dtos put back the original.`,
    help: 'Load polyfills in a file that no model file imports.',
  };
  return [diagnosticOf(complaint, location)];
}
