/**
 * A default in a document is what the parser fills in, and there is none where it fills in nothing.
 */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ajvFor, DIALECTS, documentOf, type Dialect } from '../../../test/json-validators.js';
import { lowered } from '../../../test/lowered.js';

const tree: v.GenericSchema<unknown> = v.object({
  on: v.optional(v.boolean(), true),
  subs: v.optional(v.array(v.lazy(() => tree)), []),
});
const text = v.optional(v.string(), 'a');

const OBJECTS: readonly [v.GenericSchema<unknown>, unknown][] = [
  [text, {}],
  [v.pipe(text, v.maxLength(3)), {}],
  [v.exactOptional(v.string(), 'a'), {}],
  [v.nullish(v.string(), 'a'), {}],
  [v.optional(v.array(v.string()), ['a', 'b']), {}],
  [v.optional(v.object({ b: v.number() }), { b: 1 }), {}],
  [
    v.optional(
      v.lazy(() => tree),
      { on: false, subs: [] },
    ),
    {},
  ],
  [v.optional(v.intersect([v.looseObject({ b: v.number() })]), { b: 1 }), {}],
  // Inside
  [v.object({ b: text, c: v.optional(v.array(v.number()), [1]) }), { a: {} }],
  [v.optional(v.object({ b: text }), {}), {}],
  [v.record(v.string(), v.object({ b: text })), { a: { k: {} } }],
  [v.lazy(() => tree), { a: { subs: [{}, { subs: [{ on: false }] }] } }],
  // The parser refuses a missing key, or leaves it out
  [v.nullable(v.string(), 'a'), {}],
  [v.nullable(text), {}],
  [v.undefinedable(v.string(), 'a'), {}],
  [v.nonOptional(text), {}],
  [v.union([text, v.number()]), {}],
  [v.lazy(() => text), {}],
  [v.optional(v.nullable(v.string(), 'a')), {}],
  [v.optional(text), {}],
  [v.optional(v.lazy(() => text)), {}],
  // Nothing is missing, so nothing is filled in
  [v.array(text), { a: [] }],
  [v.record(v.picklist(['k']), text), { a: {} }],
  [v.variant('kind', [v.object({ kind: v.literal('x') })]), { a: { kind: 'x' } }],
];

test.each(OBJECTS)('an object is filled as by the parser, %#', (schema, input) => {
  for (const dialect of DIALECTS) expectAlike(v.object({ a: schema }), input, dialect);
});

const TUPLES: readonly [v.GenericSchema<unknown>, unknown][] = [
  [v.tuple([v.number(), text]), [1]],
  [v.tuple([v.number(), v.undefinedable(v.string(), 'a')]), [1]],
  [v.tuple([v.number(), v.nullable(v.string(), 'a')]), [1]],
  [v.tuple([v.number(), v.exactOptional(v.string(), 'a')]), [1]],
  [v.tuple([v.object({ b: text })]), [{}]],
];

test.each(TUPLES)('a tuple is filled as by the parser, %#', (schema, input) => {
  // OpenAPI 3.0 has no tuples, and ajv fills in no items with draft 2020-12.
  expectAlike(schema, input, 'draft-07');
});

function expectAlike(schema: v.GenericSchema, input: unknown, dialect: Dialect): void {
  const ir = lowered(schema);
  const filled = structuredClone(input);
  const isValid = ajvFor(dialect, { useDefaults: true }).validate(
    documentOf(ir, 'input', dialect),
    filled,
  );
  const parsed = v.safeParse(schema, input);
  expect({ dialect, isValid }).toEqual({ dialect, isValid: parsed.success });
  if (parsed.success) expect({ dialect, filled }).toEqual({ dialect, filled: parsed.output });
  expect(JSON.stringify(documentOf(ir, 'output', dialect))).not.toContain('"default"');
}
