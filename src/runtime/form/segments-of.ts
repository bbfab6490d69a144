/** How names lead into nested models and lists. */
export type FormNotation = 'brackets' | 'dots';

/**
 * The keys and indexes that a name leads through; `''` at the end for the next item of a list, `tags[]`.
 *
 * @param most Behind so many and one more, no other is looked for.
 *
 * @returns Nothing, if it is no name of the notation. Without one, every name is a key.
 */
export function segmentsOf(
  name: string,
  notation: FormNotation | undefined,
  most: number,
): readonly string[] | undefined {
  if (notation === undefined) return [name];
  return notation === 'dots' ? dotted(name, most) : bracketed(name, most);
}

function dotted(name: string, most: number): readonly string[] | undefined {
  const segments = name.split('.', most + 1);
  return segments.includes('') ? undefined : segments;
}

function bracketed(name: string, most: number): readonly string[] | undefined {
  const open = name.indexOf('[');
  const isPlain = open === -1;
  if (!isPlain && !name.endsWith(']')) return undefined;
  const segments = isPlain
    ? [name]
    : [name.slice(0, open), ...name.slice(open + 1, -1).split('][', most)];
  const isOdd = segments.some((segment) => segment.includes('[') || segment.includes(']'));
  const empty = segments.indexOf('');
  const isPush = empty > 0 && empty === segments.length - 1;
  return isOdd || (empty !== -1 && !isPush) ? undefined : segments;
}
