import { expect, test } from 'vitest';
import { OPEN } from '../../../test/json-patch/user.js';
import type { ModelGrants } from '../model-grants.js';
import { add, draftOf, remove, replace, valueAt, type Draft } from './draft.js';
import { recordSpot } from './spot.js';

class Place {
  street = 'x';
}

const place: ModelGrants = { street: OPEN };
const grants: ModelGrants = {
  place: { ...OPEN, model: () => place },
  places: { ...OPEN, list: () => place },
  free: OPEN,
};
const draft = (record: object): Draft => draftOf(record, recordSpot(grants));

test('a model may be of a class, at every depth; of what is free, only plain objects hold members', () => {
  const it = draft({ place: new Place(), places: [new Place()], free: new Place() });
  expect(valueAt(it, ['place', 'street'])).toEqual({ value: 'x' });
  expect(valueAt(it, ['places', '0', 'street'])).toEqual({ value: 'x' });
  expect(valueAt(it, ['free', 'street'])).toBeUndefined();
  expect(valueAt(it, ['undeclared', 'street'])).toBeUndefined();
});

test('what is no index, or not there, is nowhere', () => {
  const it = draft({ free: ['a'], place: { street: undefined } });
  for (const path of [['free', 'length'], ['free', '1'], ['place', 'street'], ['place', 'city']]) {
    expect(valueAt(it, path)).toBeUndefined();
  }
}); // prettier-ignore

test('the record itself is added, replaced and removed', () => {
  const it = draft({ free: 1 });
  expect(add(it, [], { free: 2 })).toEqual({ path: [] });
  expect(it.record).toEqual({ free: 2 });
  expect(replace(it, [], { free: 3 })).toEqual({ path: [] });
  expect(it.record).toEqual({ free: 3 });
  expect(remove(it, [])).toEqual({ path: [] });
  expect(it.record).toBeUndefined();
  expect(valueAt(it, [])).toBeUndefined();
  expect(add(it, [], { free: 4 })).toEqual({ path: [] });
  expect(it.record).toEqual({ free: 4 });
});

test('what is changed is copied, and copied once', () => {
  const record = Object.freeze({ free: Object.freeze(['a']) });
  const it = draft(record);
  add(it, ['free', '-'], 'b');
  const copy = it.record;
  add(it, ['free', '0'], 'c');
  expect(it.record).toBe(copy);
  expect(copy).toEqual({ free: ['c', 'a', 'b'] });
  expect(record.free).toEqual(['a']);
});
