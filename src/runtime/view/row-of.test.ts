/** What a view reads fields of. */
import { expect, test } from 'vitest';
import { rowOf } from './row-of.js';

class User {
  id = '1';
  get isAdmin(): boolean {
    return true;
  }
}

test.each([{ id: '1' }, Object.assign(Object.create(null), { id: '1' })])(
  'a plain object is read as it is',
  (row) => {
    expect(rowOf(row)).toBe(row);
  },
);

test('of an instance of a class, its own keys are read, and nothing that it inherits', () => {
  const row = rowOf(new User());
  expect(row).toStrictEqual({ id: '1' });
  expect(row?.['isAdmin']).toBeUndefined();
});

test.each([[[]], [null], [undefined], ['text'], [() => new User()]])(
  '%o has no fields',
  (value) => {
    expect(rowOf(value)).toBeUndefined();
  },
);
