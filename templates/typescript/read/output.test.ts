import * as v from 'valibot';
import { expect, test } from 'vitest';
import { field, model, moduleWith } from '../../../test/printed.js';

const Cat = model('Cat', {
  name: field(v.string(), { writableBy: ['owner'] }),
  lives: field(v.number(), { writableBy: ['owner'] }),
});

const Dog = model('Dog', { name: field(v.string(), { writableBy: ['owner'] }) });

test.each([
  ['alone', Cat, 'refused'],
  ['in an intersection, where what it makes is compared', v.intersect([Cat, Dog]), 'untyped'],
])('a model %s', (_, schema, counted) => {
  const text = moduleWith(field(schema, { writableBy: ['owner'] }), [Cat, Dog], 'Cat');
  expect(text).toContain(`if (report.${counted} !== 0) return undefined;`);
});
