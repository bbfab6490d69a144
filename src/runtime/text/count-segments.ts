/** How many UTF-16 code units are segmented at once. Smaller windows are not faster. */
const WINDOW = 8_192;

/**
 * What follows a boundary can still move it; this many code units are enough to be sure that it
 * stays.
 */
const BEHIND = 512;

const SPACE = 0x20;

/**
 * Counts the graphemes or words of a text, up to `most`; beyond that, the result is at least
 * `most`.
 *
 * In Node 20, V8 copies the whole text for each of its segments (https://crbug.com/326176949), so
 * that 200 kB take minutes. So the text is read in windows, each starting at a boundary found in
 * the one before. The count of words is exact if every window has white space: how a dictionary
 * splits a run of letters (Thai, Chinese, Japanese) can depend on the whole run.
 *
 * @param text The text, of any length.
 * @param segmenter A segmenter for graphemes or for words. What is between words is not counted.
 * @param most Where counting may stop.
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
  return count;
}

/**
 * Counts the segments of a window that stay the same whatever follows it, and measures how long
 * they are.
 */
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
