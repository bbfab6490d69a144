/** The offset of the first byte sequence that is not UTF-8; the number of bytes if all are. */
export function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** The length of the sequence that begins at an offset; 0 if it is invalid (Unicode, table 3-7). */
function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const [least, most] = SECOND[first] ?? [0x80, 0xbf];
  if (!isWithin(bytes[at + 1], least, most)) return 0;
  for (let index = 2; index < length; index++) {
    if (!isWithin(bytes[at + index], 0x80, 0xbf)) return 0;
  }
  return length;
}

const isWithin = (byte: number | undefined, least: number, most: number): boolean =>
  byte !== undefined && byte >= least && byte <= most;

/**
 * The valid second bytes after a first byte that restricts them: this rules out overlong forms,
 * surrogates and anything beyond U+10FFFF.
 */
const SECOND: { readonly [first: number]: readonly [least: number, most: number] } = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};
