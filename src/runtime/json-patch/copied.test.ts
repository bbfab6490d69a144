import { expect, test } from 'vitest';
import { OPEN } from '../../../test/json-patch/user.js';
import { MAX_DEPTH } from '../max-depth.js';
import type { ModelGrants } from '../model-grants.js';
import { copied, type Copying } from './copied.js';
import { recordSpot, type Spot } from './spot.js';

const VALUE: Spot = { kind: 'value' };
const copying = (left = 1_000): Copying => ({ bits: 1, left });

test('of models at every depth, only what may be read is copied', () => {
  const inner: ModelGrants = { open: OPEN, hidden: { read: 2 } };
  const outer: ModelGrants = {
    ...inner,
    one: { ...OPEN, model: () => inner },
    some: { ...OPEN, list: () => inner },
    free: OPEN,
  };
  const value = { open: 1, hidden: 2, row: 3 };
  const record = { ...value, one: value, some: [value], free: value };
  expect(copied(record, recordSpot(outer), copying())).toEqual({
    open: 1,
    one: { open: 1 },
    some: [{ open: 1 }],
    free: value,
  });
});

test('as many values as are left may be copied', () => {
  const left = copying(3);
  expect(copied([1, 2], VALUE, left)).toEqual([1, 2]);
  expect(left.left).toBe(0);
  copied([1, 2], VALUE, left);
  expect(left.left).toBeLessThan(0);
});

test.each(['list', 'object'])('no %s nested too deeply is copied', (kind) => {
  const nested = (depth: number): unknown =>
    Array.from({ length: depth }).reduce<unknown>(
      (inside) => (kind === 'list' ? [inside] : { a: inside }),
      0,
    );
  const leftAfter = (depth: number): number => {
    const left = copying(10_000);
    copied(nested(depth), VALUE, left);
    return left.left;
  };
  expect(leftAfter(MAX_DEPTH - 1)).toBeGreaterThan(0);
  expect(leftAfter(MAX_DEPTH)).toBeLessThan(0);
});
