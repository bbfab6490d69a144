import { diagnosticOf, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { replacedSince } from './builtins.js';

/**
 * Complains about what a file replaced. It is back, but models may have been declared without it:
 * they could have other grants than they say.
 */
export function replacedBuiltins(file: string): Diagnostic[] {
  const [first, ...others] = replacedSince();
  if (first === undefined) return [];
  const more =
    others.length === 0 ? '' : ` and ${others.length} more of JavaScript's own functions`;
  const complaint = {
    code: 'builtin-replaced' as const,
    message: `${file}, or a file that it imports, changes ${first}${more}. Models that are declared then can't be trusted.`,
    help: 'Do that in a file that no model file imports.',
  };
  return [diagnosticOf(complaint, { file })];
}
