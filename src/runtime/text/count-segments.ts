/** So much of a text is segmented at once, in UTF-16 units: it is what costs no more than less would. */
const WINDOW = 8_192;

/** What follows a boundary may move it: this much of it is enough to know that it stays. */
const BEHIND = 512;

const SPACE = 0x20;

/**
 * How many graphemes or words a text has, counted no further than `most`.
 *
 * V8 copies the whole text for every segment of it in Node 20 (https://crbug.com/326176949), so that
 * 200 kB take minutes: a text is read in windows, each from a boundary that the one before it found.
 * Words are exact if there is white space in every window: what a dictionary makes of a run of letters
 * (Thai, Chinese, Japanese) may depend on all of it.
 *
 * @param text The text, of any length.
 * @param segmenter Its graphemes, or its words: of those, what is between words is not counted.
 * @param most The number at which it stops.
 */
export function countSegments(text: string, segmenter: Intl.Segmenter, most: number): number {
  let count = 0;
  let size = WINDOW;
  for (let start = 0; start < text.length && count < most;) {
    const window = text.slice(start, start + size);
    const sure = countSure(window, segmenter, most - count, start + size >= text.length);
    count += sure.count;
    start += sure.length;
    size = sure.length === 0 ? size * 2 : WINDOW;
  }
  return Math.max(0, Math.min(count, most));
}

/** How many segments of a window stay what they are whatever follows it, and how much of it they are. */
function countSure(
  window: string,
  segmenter: Intl.Segmenter,
  most: number,
  isLast: boolean,
): { readonly count: number; readonly length: number } {
  const end = isLast ? window.length : window.length - BEHIND;
  let count = 0;
  let length = 0;
  let sureCount = 0;
  let sureLength = 0;
  for (const { index, segment, isWordLike } of segmenter.segment(window)) {
    if (index + segment.length > end) break;
    length = index + segment.length;
    if (isWordLike !== false) count++;
    if (isLast || isWordLike === undefined || segment.charCodeAt(0) <= SPACE) {
      sureCount = count;
      sureLength = length;
      if (count >= most) break;
    }
  }
  return sureLength === 0 ? { count, length } : { count: sureCount, length: sureLength };
}
