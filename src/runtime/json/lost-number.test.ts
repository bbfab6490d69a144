import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lossOf } from './lost-number.js';

test.each([
  ['0', 'none'],
  ['-0', 'none'],
  ['1', 'none'],
  ['9007199254740991', 'none'],
  ['-9007199254740991', 'none'],
  ['9007199254740992', 'integer'], // 9007199254740993 becomes it
  ['9007199254740993', 'integer'],
  ['-9007199254740993', 'integer'],
  ['12345678901234567890', 'integer'],
  ['9007199254740993.0', 'integer'],
  ['9.007199254740993e15', 'integer'],
  ['9007199254740993e0', 'integer'],
  ['1e16', 'integer'],
  ['1e15', 'none'],
  ['1.5e1', 'none'],
  ['150E-1', 'none'],
  ['1.00', 'none'],
  ['1.00000000000000000001', 'integer'],
  ['0.99999999999999999999', 'integer'],
  ['1e-400', 'integer'], // becomes 0
  ['0e-400', 'none'],
  ['0.000', 'none'],
  ['0.1', 'none'],
  ['3.141592653589793238', 'none'],
  ['1e308', 'integer'],
  ['1e309', 'range'],
  ['-1e400', 'range'],
  ['1e99999999999999999999', 'range'],
  [`0.${'0'.repeat(400)}1e401`, 'none'],
  [`1${'0'.repeat(400)}e-400`, 'none'],
] as const)('%s loses: %s', (literal, loss) => {
  expect(lossOf(literal)).toBe(loss);
});

// A failure prints its seed.
test('as exact arithmetic has it', () => {
  const digits = fc.oneof(
    fc.stringMatching(/^[0-9]{1,20}$/),
    fc.stringMatching(/^[09]{1,20}$/),
    fc.constantFrom('9007199254740991', '9007199254740992', '0'),
  );
  const parts = fc.record({
    sign: fc.constantFrom('', '-'),
    whole: digits.map((text) => BigInt(text).toString()),
    fraction: fc.option(digits),
    exponent: fc.option(fc.integer({ min: -40, max: 40 })),
  });
  fc.assert(
    fc.property(parts, ({ sign, whole, fraction, exponent }) => {
      const point = fraction === null ? '' : `.${fraction}`;
      const literal = `${sign}${whole}${point}${exponent === null ? '' : `e${exponent}`}`;
      // The number is `mantissa / 10 ** places`.
      const places = (fraction?.length ?? 0) - (exponent ?? 0);
      const mantissa = BigInt(whole + (fraction ?? '')) * 10n ** BigInt(Math.max(0, -places));
      const unit = 10n ** BigInt(Math.max(0, places));
      const isExact = mantissa % unit === 0n && mantissa / unit <= Number.MAX_SAFE_INTEGER;
      const isTaken = Number.isInteger(Number(literal));
      expect(lossOf(literal)).toBe(isTaken && !isExact ? 'integer' : 'none');
    }),
    { numRuns: 2000 },
  );
});
