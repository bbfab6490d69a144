import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { RULES } from '../3-lower/live/rules.js';
import { RULE_TRAITS } from './rule-traits.js';

test('has the traits of each rule that is lowered, and of no other', () => {
  const names: readonly string[] = RULES.map(({ name }) => name);
  expect(names.toSorted()).toEqual(Object.keys(RULE_TRAITS).toSorted());
});

/** Values that can't be turned into a text, number or date, and some that clients can send. */
const VALUES: readonly unknown[] = [{ toString: 1 }, Object.create(null), Symbol('a'), null, '?'];

describe.each(RULES)('$name', ({ name, sample }) => {
  const { does, refuses } = RULE_TRAITS[name];
  const given = (value: unknown): boolean =>
    v.safeParse(v.pipe(v.unknown(), sample as never), value).success;

  test('asks if valibot calls it a validation', () => {
    expect(does === 'asks').toBe(sample.kind === 'validation');
  });

  test.runIf(does === 'names')('takes and returns anything', () => {
    for (const value of VALUES) expect(given(value)).toBe(true);
  });

  test.runIf(does === 'converts')('never throws', () => {
    for (const value of VALUES) expect(() => given(value)).not.toThrow();
  });

  test.runIf(refuses)('refuses something', () => {
    expect(VALUES.every(given)).toBe(false);
  });
});
