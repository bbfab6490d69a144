import { expect, test } from 'vitest';
import { createDto } from './create-dto.js';
import type { Dto } from './dto.js';
import { upsertDto } from './upsert-dto.js';

const dto = (shape: 'create' | 'update'): Dto<object> =>
  createDto(
    {
      model: 'User',
      shape,
      bitsOfRole: () => 1,
      read: (input) => input,
      grants: {},
      jsonSchema: () => ({}),
    },
    ['owner'],
  );

const update = dto('update');
const create = dto('create');

test.each([
  [undefined, create],
  [null, create],
  [{}, update],
])('an upsert with the record %j', (record, expected) => {
  expect(upsertDto(record, { create, update })).toBe(expected);
});

test.each([[[]], [Promise.resolve()]])(
  'an upsert with %o is a mistake: it is there, whatever was found',
  (record) => {
    expect(() => upsertDto(record, { create, update })).toThrow(TypeError);
  },
);

test('an upsert with the Dtos interchanged is a mistake: what is fixed once created could be updated', () => {
  for (const dtos of [
    { create: update, update: create },
    { create, update: create },
  ]) {
    expect(() => upsertDto(undefined, dtos)).toThrow(
      "upsertDto() needs a Dto of 'create' as `create`, and one of 'update' or 'replace' as `update`.",
    );
    expect(() => upsertDto({}, dtos)).toThrow(TypeError);
  }
});

test.each([{}, { create: update, update }, { create, update: createDto }])(
  'an upsert without Dtos: %o',
  (dtos) => {
    expect(() => upsertDto(undefined, dtos as never)).toThrow(TypeError);
    expect(() => upsertDto(undefined, dtos as never)).not.toThrow(/propert/);
  },
);
