/** The code for a field depends on who may create and who may update it. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { narrow } from '../../../src/model/narrow.js';
import { field, model, moduleWith } from '../../../test/printed.js';

const Cat = model('Cat', { name: field(v.string(), { writableBy: ['owner'] }) });

const TEXT = v.pipe(v.string(), v.minLength(2));
const SHORT = narrow('owner', v.picklist(['aa', 'bb']));
const LONG = narrow('owner', v.literal('aaa'));

/** The code for a missing field depends on who may write it, and when. */
const GRANTED = {
  'only created': field(TEXT, { writableBy: { create: ['owner'] } }),
  'only updated': field(TEXT, { writableBy: { update: ['owner'] } }),
  'optional, only created': field(v.optional(TEXT), { writableBy: { create: ['owner'] } }),
  'with a default, only created': field(v.optional(TEXT, 'aa'), {
    writableBy: { create: ['owner'] },
  }),
  'with a default, only updated': field(v.optional(TEXT, 'aa'), {
    writableBy: { update: ['owner'] },
  }),
  'with a fallback, only created': field(v.fallback(TEXT, 'aa'), {
    writableBy: { create: ['owner'] },
  }),
  'nullish without a default': field(v.nullish(TEXT), { writableBy: ['owner'] }),
  'nullish with a default': field(v.nullish(TEXT, 'aa'), { writableBy: ['owner'] }),
  'nullish with null for a default': field(v.nullish(TEXT, null), { writableBy: ['owner'] }),
  'nullish with undefined for a default': field(
    v.nullish(TEXT, () => undefined),
    {
      writableBy: ['owner'],
    },
  ),
  'nullish with a default that is made': field(
    v.nullish(TEXT, () => 'aa'),
    {
      writableBy: ['owner'],
    },
  ),
  'nullable with a default': field(v.nullable(TEXT, 'aa'), { writableBy: ['owner'] }),
  'narrowed alike': field(TEXT, { writableBy: [SHORT] }),
  'narrowed only when created': field(TEXT, {
    writableBy: { create: [SHORT], update: ['owner'] },
  }),
  'narrowed only when updated': field(TEXT, {
    writableBy: { create: ['owner'], update: [SHORT] },
  }),
  'narrowed otherwise when updated': field(TEXT, {
    writableBy: { create: [SHORT], update: [LONG] },
  }),
  'narrowed, only created': field(TEXT, { writableBy: { create: [SHORT] } }),
  'narrowed, only updated': field(TEXT, { writableBy: { update: [SHORT] } }),
  'a list of models, only updated': field(v.array(Cat), { writableBy: { update: ['owner'] } }),
  'a list of models, only created': field(v.array(Cat), { writableBy: { create: ['owner'] } }),
};

test.each(Object.entries(GRANTED))('a field %s', (_, one) => {
  const [, body] =
    /\n(  \/\/ [^]*?)\n  (?:let count|return|\/\/ nobody)/.exec(moduleWith(one, [Cat])) ?? [];
  expect(`\n${body}\n`).toMatchSnapshot();
});
