import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from './instant.js';

test.each([
  ['2026-01-31T09:00:00Z', '2026-01-31T09:00:00.000Z'],
  ['2026-01-31T09:00:00.5Z', '2026-01-31T09:00:00.500Z'],
  ['2026-01-31T09:00:00.123+02:00', '2026-01-31T07:00:00.123Z'],
  ['2026-01-31T00:30:00-23:59', '2026-02-01T00:29:00.000Z'],
  ['2026-01-31T09:00:00-00:00', '2026-01-31T09:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['0001-01-01', '0001-01-01T00:00:00.000Z'],
])('%s is %s', (text, instant) => {
  expect(instantOf(text)?.toISOString()).toBe(instant);
});

test.each([
  '',
  ' ',
  '0',
  '1769850000000',
  'now',
  '2026',
  '2026-01',
  '2026-1-31',
  '2026-13-01',
  '2026-00-01',
  '2026-01-00',
  '2026-02-30',
  '2023-02-29',
  '2026-04-31T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-01-31T09:00', // what `<input type="datetime-local">` sends: of which zone?
  '2026-01-31T09:00:00',
  '2026-01-31T09:00Z',
  '2026-01-31T24:00:00Z',
  '2026-01-31T23:60:00Z',
  '2026-01-31T23:59:60Z', // a leap second, which a Date can't hold
  '2026-01-31T09:00:00.1234Z',
  '2026-01-31T09:00:00.Z',
  '2026-01-31T09:00:00+0200',
  '2026-01-31T09:00:00+24:00',
  '2026-01-31 09:00:00Z',
  '2026-01-31t09:00:00z',
  ' 2026-01-31',
  '2026-01-31\n',
  '+002026-01-31',
  '-2026-01-31',
  'Sat, 31 Jan 2026 09:00:00 GMT',
  '01/31/2026',
])('%j is no date', (text) => {
  expect(instantOf(text)).toBeUndefined();
});

test('what a Date says of itself is that date', () => {
  const date = fc.date({
    min: new Date('0000-01-01'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(date, (one) => {
      expect(instantOf(one.toISOString())).toEqual(one);
    }),
  );
});
