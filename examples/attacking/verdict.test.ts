import { expect, test } from 'vitest';
import type { Attack, Outcome, Result } from './attack.js';
import { isProved, verdictOf } from './verdict.js';

const attack: Attack = {
  title: 'Become an admin',
  request: { method: 'PATCH', path: '/users/1', body: { is_admin: true } },
  row: 'users',
  field: 'is_admin',
  wants: true,
};

const before = { id: '1', is_admin: false, bio: null };
const answer = { status: 200, refused: [], body: {} };
const untouched: Outcome = { answer, before, after: { ...before }, polluted: false };
const taken: Outcome = { ...untouched, after: { ...before, is_admin: true } };

const result = (unsafe: Outcome, safe: Outcome): Result => ({ attack, unsafe, safe });

test('the unsafe twin shows the hole and the safe one does not change', () => {
  expect(isProved(result(taken, untouched))).toBe(true);
  expect(verdictOf([result(taken, untouched)])).toBe(
    '1 attacks: 1 got through the unsafe twin, 0 the safe one.',
  );
});

test.each<[string, Result]>([
  ['the unsafe twin shows no hole', result(untouched, untouched)],
  ['the safe twin has the same hole', result(taken, taken)],
  [
    'the safe row changed elsewhere',
    result(taken, { ...untouched, after: { ...before, bio: '' } }),
  ],
  ['the safe row is gone', result(taken, { ...untouched, after: undefined })],
  ['the safe server is polluted', result(taken, { ...untouched, polluted: true })],
  ['a new safe row has the value', result(taken, { ...taken, before: undefined })],
])('nothing is proved if %s', (_reason, bad) => {
  expect(isProved(bad)).toBe(false);
});
