import type { AttackClass } from '../attack.js';

export const invalidUtf8: AttackClass = {
  name: 'invalid-utf-8',
  source: 'RFC 3629, section 10 (overlong forms); CWE-176',
  why: 'The bytes are not valid UTF-8. A lenient decoder turns them into the name of the field, or into a replacement character.',
  aim: 'body',
  json: (target) => {
    const { key, wants, surface } = target;
    const value = `":${JSON.stringify(wants)},${JSON.stringify(surface.base).slice(1)}`;
    const first = key.charCodeAt(0);
    return [
      [0xc0 | (first >> 6), 0x80 | (first & 0x3f)], // an overlong form, by one byte
      [0xe0, 0x80 | (first >> 6), 0x80 | (first & 0x3f)],
      [0xff, first],
      [0xed, 0xa0, 0x80, first],
    ].map((bytes) => ({ body: openedBy(bytes, `${key.slice(1)}${value}`), pointer: '' }));
  },
};

/** A body whose first key begins with bytes that no text has. */
function openedBy(bytes: readonly number[], rest: string): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from([...encoder.encode('{"'), ...bytes, ...encoder.encode(rest)]);
}
