/** What may be read of containers. */
import { expect, test } from 'vitest';
import {
  asIs,
  listView,
  mapView,
  orNull,
  recordView,
  restView,
  setView,
  tupleView,
} from './view-containers.js';
import type { Viewer } from './view.js';

/** Shows texts that do not begin with a dot, and for which roles. */
const shown: Viewer = (value, roles) =>
  typeof value === 'string' && !value.startsWith('.') ? `${value}${roles}` : undefined;

test('what is not shown is left out of lists, sets, records and maps', () => {
  expect(listView(['a', '.b', 'c'], shown, 2)).toEqual(['a2', 'c2']);
  expect(setView(new Set(['a', '.b']), shown, 2)).toEqual(new Set(['a2']));
  expect(Object.entries(recordView({ a: 'a', b: '.b' }, shown, 2) as object)).toEqual([
    ['a', 'a2'],
  ]);
  const map = new Map([['a', 'a'], ['b', '.b'], ['.c', 'c']]); // prettier-ignore
  expect(mapView(map, shown, shown, 2)).toEqual(new Map([['a2', 'a2']]));
});

test('in a tuple it leaves its place empty, and what is beyond the tuple is left out', () => {
  expect(tupleView(['.a', 'b', 'c'], [shown, asIs], undefined, 2)).toEqual([undefined, 'b']);
  expect(tupleView(['a', 'b', '.c'], [asIs], shown, 2)).toEqual(['a', 'b2', undefined]);
});

test.each<[string, (value: unknown) => unknown, unknown]>([
  ['a list', (value) => listView(value, asIs, 2), new Set(['a'])],
  ['a tuple', (value) => tupleView(value, [asIs], asIs, 2), { 0: 'a', length: 1 }],
  ['a set', (value) => setView(value, asIs, 2), ['a']],
  ['a map', (value) => mapView(value, asIs, asIs, 2), { a: 'a' }],
  ['a record', (value) => recordView(value, asIs, 2), ['a']],
])('nothing is shown of what is no %s', (_, view, other) => {
  expect(view(other)).toBeUndefined();
  expect(view(null)).toBeUndefined();
});

test('null is shown where it may be', () => {
  expect(orNull(null, () => 'shown', 2)).toBeNull();
  expect(orNull('a', shown, 2)).toBe('a2');
});

test('of the rest of an object, keys that are not declared are shown', () => {
  const row: Record<string, unknown> = JSON.parse('{"a":"a","b":"b","__proto__":{"c":"c"}}');
  const rest = restView(row, ['a'], asIs, 2);
  expect(rest).toEqual({ b: 'b' });
  expect(Object.getPrototypeOf(rest)).toBe(Object.prototype);
});
