/** The candidate most similar to a misspelt name, if it is similar enough to be meant. */
export function suggest(name: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let nearest: string | undefined;
  let best = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    const isAnother = distance >= Math.max(name.length, candidate.length);
    if (distance < best && !isAnother) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** A question to begin a help text with, if there is a likely name. */
export const didYouMean = (nearest: string | undefined): string =>
  nearest === undefined ? '' : `Did you mean '${nearest}'? `;

/** The help text for a name that is not declared: the likely name, and all declared ones. */
export function helpForName(name: string, declared: readonly string[]): string {
  if (declared.length === 0) return 'None is declared.';
  return `${didYouMean(suggest(name, declared))}Declared: ${declared.join(', ')}.`;
}

/**
 * How many insertions, deletions, substitutions and swaps of neighbours turn one name into the
 * other (optimal string alignment).
 */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, right.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
