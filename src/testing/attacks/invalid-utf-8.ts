import type { AttackClass } from '../attack.js';

export const invalidUtf8: AttackClass = {
  name: 'invalid-utf-8',
  source: 'RFC 3629, section 10 (overlong forms); CWE-176',
  why: 'The bytes are not valid UTF-8. A lenient decoder turns them into the name of the field, or into a replacement character.',
  aim: 'body',
  json: (target) => {
    const { key, wants, surface } = target;
    const value = `":${JSON.stringify(wants)},${JSON.stringify(surface.base).slice(1)}`;
    return spelled(key).map((bytes) => ({
      body: Uint8Array.from([...utf8('{"'), ...bytes, ...utf8(value)]),
      pointer: '',
    }));
  },
};

/** A name in bytes that are not valid. Only what is one byte long has overlong forms. */
function spelled(key: string): number[][] {
  const bytes = utf8(key);
  const [first = 0, ...rest] = bytes;
  const isAscii = first < 0x80;
  return [
    ...(isAscii ? [[0xc0 | (first >> 6), 0x80 | (first & 0x3f), ...rest]] : []),
    ...(isAscii ? [[0xe0, 0x80 | (first >> 6), 0x80 | (first & 0x3f), ...rest]] : []),
    [0xff, ...bytes],
    [0xed, 0xa0, 0x80, ...bytes],
  ];
}

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
