import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstBadByte } from './first-bad-byte.js';

const isUtf8 = (bytes: Uint8Array, stream: boolean): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
};

// A failure prints its seed.
test('bytes are UTF-8 up to the first bad one, and not with it', () => {
  const byte = fc.oneof(
    fc.constantFrom(0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf),
    fc.constantFrom(0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff),
  );
  const pieces = fc.oneof(
    fc.array(byte, { maxLength: 5 }),
    fc.string({ unit: 'binary', maxLength: 3 }).map((text) => [...new TextEncoder().encode(text)]),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 5 }), (lists) => {
      const bytes = Uint8Array.from(lists.flat());
      const bad = firstBadByte(bytes);
      expect(isUtf8(bytes, false)).toBe(bad === bytes.length);
      expect(isUtf8(bytes.subarray(0, bad), false)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
