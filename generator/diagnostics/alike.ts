import type { Diagnostic } from './diagnostic.js';

/** Diagnostics that are told in one block. */
export type Block = readonly [Diagnostic, ...Diagnostic[]];

/** Up to this many are told one by one. */
const HANDFUL = 5;

/**
 * Warnings and infos that say the same of more than a handful of fields are put together, where
 * the first of them was. Every other diagnostic is alone.
 */
export function alike(diagnostics: readonly Diagnostic[]): Block[] {
  const same = new Map<unknown, [Diagnostic, ...Diagnostic[]]>();
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic);
    const known = same.get(key);
    if (known) known.push(diagnostic);
    else same.set(key, [diagnostic]);
  }
  return diagnostics.flatMap((diagnostic): Block[] => {
    const together = same.get(keyOf(diagnostic)) ?? [diagnostic];
    if (together.length <= HANDFUL) return [[diagnostic]];
    return together[0] === diagnostic ? [together] : [];
  });
}

/** Equal for diagnostics that say the same; the diagnostic itself if it stays alone. */
function keyOf(diagnostic: Diagnostic): unknown {
  const { severity, code, message, help } = diagnostic;
  if (severity === 'error' || fieldIn(message) === undefined) return diagnostic;
  return JSON.stringify([code, ofAnyField(message), help]);
}

/** A field as sentences name it. Only the first is what the sentence is about. */
const FIELD = /(?<=\bfield )'.+?'(?= )/is;

/** The field that a sentence is about, in quotes. */
export const fieldIn = (message: string): string | undefined => FIELD.exec(message)?.[0];

/** The same sentence without the field's name. */
export const ofAnyField = (message: string): string => message.replace(FIELD, "'…'");
