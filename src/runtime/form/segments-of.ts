/** How names lead into nested models and lists: `addresses[0][city]`, or `addresses.0.city`. */
export type FormNotation = 'brackets' | 'dots';

/**
 * The keys and indexes that a name leads through. A final `''` stands for the next item of a list:
 * `tags[]`.
 *
 * @param most How many segments are allowed. One more is returned at most, to show that there are
 * too many.
 *
 * @returns `undefined` if the name does not follow the notation. Without a notation, every name is
 * one key.
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
