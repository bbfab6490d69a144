import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Shape } from '../../model/grants.js';
import { madeOnce } from './made-once.js';

let made = 0;
const make = (): v.GenericSchema => {
  made++;
  return v.any();
};

test('a schema is made once for its shape and roles', () => {
  const first = madeOnce(make, 'create', 1);
  expect(madeOnce(make, 'create', 1)).toBe(first);
  expect(madeOnce(make, 'update', 1)).not.toBe(first);
  expect(madeOnce(make, 'create', 2)).not.toBe(first);
  expect(madeOnce(() => v.any(), 'create', 1)).not.toBe(first);
});

test('a schema that is asked for while it is made is made', () => {
  const chain = (shape: Shape, roles: number): v.GenericSchema =>
    roles === 0 ? v.any() : v.object({ a: madeOnce(chain, shape, roles - 1) });
  expect(v.is(madeOnce(chain, 'create', 3), { a: { a: { a: 1 } } })).toBe(true);
});

test('hundreds of combinations of roles are kept, and no more', () => {
  const firstAfter = (count: number): readonly v.GenericSchema[] => {
    const own = (): v.GenericSchema => v.any();
    const first = madeOnce(own, 'create', 0);
    for (let roles = 1; roles <= count; roles++) madeOnce(own, 'create', roles);
    return [first, madeOnce(own, 'create', 0)];
  };
  const [first, kept] = firstAfter(255);
  expect(kept).toBe(first);
  const [early, forgotten] = firstAfter(256);
  expect(forgotten).not.toBe(early);
});

test('of thousands of combinations of roles only the last ones are kept', () => {
  const first = madeOnce(make, 'replace', 0);
  for (let roles = 1; roles < 2_000; roles++) madeOnce(make, 'replace', roles);
  const before = made;
  madeOnce(make, 'replace', 1_999);
  expect(made).toBe(before);
  expect(madeOnce(make, 'replace', 0)).not.toBe(first);
});

test('asking again for as many combinations of roles as are kept makes none again', () => {
  const own = (): v.GenericSchema => v.any();
  const all = (): readonly v.GenericSchema[] =>
    Array.from({ length: 256 }, (_, roles) => madeOnce(own, 'create', roles));
  const first = all();
  expect(all().every((schema, roles) => schema === first[roles])).toBe(true);
});
