/** Intersections that are said to be empty (`intersection-empty`) take nothing. */
import fc, { type Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { emptyIntersections } from '../../generator/3-lower/program/empty-intersections.js';
import { dtoFor } from './answers.js';
import type { Loaded } from './compile.js';
import type { Field, Grant, Program, Schema } from './description.js';
import { expectNone, SEED } from './expect-none.js';
import type { Question } from './hunt.js';
import { print } from './print.js';

const text: Schema = { is: 'string' };

const entry: Arbitrary<Schema> = fc.constantFrom<Schema>(
  text,
  text,
  { is: 'any' },
  { is: 'undefined' },
  { is: 'optional', inner: text },
  { is: 'exactOptional', inner: text },
  { is: 'nullish', inner: text },
  { is: 'undefinedable', inner: text },
  { is: 'optional', inner: text, default: 'd' },
  { is: 'fallback', inner: text, steps: [], fallback: 'f' },
);

/** Entries for some of few keys, so that parts have the same ones often enough. */
const entriesOf = <Entry>(of: Arbitrary<Entry>): Arbitrary<Record<string, Entry>> =>
  fc.dictionary(fc.constantFrom('a', 'b'), of, { maxKeys: 2, noNullPrototype: true });

const grants: Arbitrary<readonly Grant[]> = fc
  .subarray(['owner', 'admin'])
  .map((roles) => roles.map((role) => ({ role })));

const fieldOf = (schema: Arbitrary<Schema>): Arbitrary<Field> =>
  fc.record(
    { schema, create: grants, update: grants, stored: fc.boolean() },
    { noNullPrototype: true },
  );

const object: Arbitrary<Schema> = fc.record(
  { is: fc.constantFrom('object', 'strictObject', 'looseObject'), entries: entriesOf(entry) },
  { noNullPrototype: true },
);

const nested: Arbitrary<Schema> = entriesOf(fieldOf(entry)).map((fields) => ({
  is: 'model',
  model: { fields },
}));

const part: Arbitrary<Schema> = fc.oneof(
  { weight: 3, arbitrary: object },
  { weight: 3, arbitrary: nested },
  { weight: 1, arbitrary: object.map((inner): Schema => ({ is: 'optional', inner })) },
  {
    weight: 1,
    arbitrary: fc.tuple(object, nested).map((options): Schema => ({ is: 'union', options })),
  },
);

const intersection: Arbitrary<Schema> = fc
  .array(part, { minLength: 2, maxLength: 3 })
  .map((options) => ({ is: 'intersect', options }));

const programs: Arbitrary<Program> = fieldOf(intersection).map((at) => ({
  roles: { owner: [], admin: [] },
  model: { fields: { at } },
  lazies: [],
}));

/** Whether the field of the program's model is said to hold what is empty. */
const isSaidEmpty = ({ models, name }: Loaded): boolean =>
  emptyIntersections({ models }).some(({ place }) => place?.model === name);

const seen = { empty: 0, taken: 0 };

const question: Question = (loaded, asker) => {
  const dto = dtoFor(loaded, asker);
  const isEmpty = isSaidEmpty(loaded);
  return (input) => {
    const result = loaded.safeParse(dto, input);
    const isTaken = result.success && Object.hasOwn(result.output, 'at');
    if (isTaken) seen.taken++;
    if (isEmpty) seen.empty++;
    return isEmpty && isTaken ? { kind: 'taken', text: `Taken: ${print(input)}` } : undefined;
  };
};

test(`what is said to be empty takes nothing (seed ${SEED})`, { timeout: 1e9 }, async () => {
  await expectNone(question, { programs, part: 4 });
  expect(seen.empty).toBeGreaterThan(0);
  expect(seen.taken).toBeGreaterThan(0);
});
