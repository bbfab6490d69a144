import { expect, test } from 'vitest';
import { referenceView } from './reference-view.js';

const shown = (value: unknown): unknown => referenceView(value, 'id');

class ObjectId {
  toJSON(): string {
    return '65f0c0ffee';
  }
}

const bytes = new Uint8Array([1, 2]);
const objectId = new ObjectId();

test.each([['t-1'], [7], [7n], [null], [undefined], [bytes], [objectId]])(
  'an id is shown as it is: %s',
  (id) => {
    expect(shown(id)).toBe(id);
    expect(shown([id, id])).toEqual([id, id]);
  },
);

test.each([
  ['its own id', { id: 't-1', secret: 1 }, 't-1'],
  ['an id that is an object', { id: objectId, secret: 1 }, objectId],
  ['no id', { id: null, secret: 1 }, null],
  ['an id that is missing', { id: undefined, secret: 1 }, undefined],
])('of a record in place of its key, only the key is shown: %s', (_, record, id) => {
  expect(shown(record)).toBe(id);
  expect(shown([record])).toEqual([id]);
});

test.each<[string, unknown]>([
  ['without a key', { secret: 1 }],
  ['with an inherited key', Object.create({ id: 't-1' })],
  ['whose key is an object', { id: { secret: 1 } }],
  ['that JSON writes as an object', { secret: 1, toJSON: () => ({ secret: 1 }) }],
  ['whose toJSON is no function', { secret: 1, toJSON: 'secret' }],
])('no object is shown: a record %s', (_, record) => {
  expect(shown(record)).toBeUndefined();
  expect(shown([record])).toEqual([undefined]);
});
