/** So much of a text is segmented at once, in UTF-16 units. */
const WINDOW = 2_048;

/** What follows a boundary may move it: this much of it is enough to know that it stays. */
const BEHIND = 512;

/**
 * How many graphemes or words a text has, counted no further than `most`.
 *
 * V8 copies the whole text for every segment of it in Node 20 (https://crbug.com/326176949), so that
 * 200 kB take minutes: a text is read in windows, each from a boundary that the one before it found.
 *
 * @param text The text, of any length.
 * @param segmenter Its graphemes, or its words: of those, what is between words is not counted.
 * @param most The number at which it stops.
 */
export function countSegments(text: string, segmenter: Intl.Segmenter, most: number): number {
  let count = 0;
  let size = WINDOW;
  for (let start = 0; start < text.length && count < most;) {
    const isLast = start + size >= text.length;
    const end = isLast ? Infinity : size - BEHIND;
    let next = 0;
    for (const { index, segment, isWordLike } of segmenter.segment(
      text.slice(start, start + size),
    )) {
      if (index + segment.length > end || count >= most) break;
      next = index + segment.length;
      if (isWordLike !== false) count++;
    }
    if (isLast) break;
    size = next === 0 ? size * 2 : WINDOW;
    start += next;
  }
  return count;
}
