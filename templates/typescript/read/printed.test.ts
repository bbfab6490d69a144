/** Code that users open: what is checked in place, and what is read by a function. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../../generator/3-lower/lower.js';
import { definitionOf } from '../../../src/model/model.js';
import { defineRoles } from '../../../src/model/roles.js';
import { modelModule } from '../model-module.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });

/** What is done with a value that is there; and the constants and functions that it takes. */
function printed(schema: v.GenericSchema<any /* any input */, unknown>): string {
  const User = model('User', { it: field(schema, { writableBy: ['owner'] }) });
  const definition = definitionOf(User)!;
  const loaded = { definition, schema: User, file: 'user.model.ts', exportName: 'User' };
  const program = lower([loaded], () => undefined);
  const text = modelModule(program.models[0]!, program, 'generated');
  const [, body = ''] =
    /known\+\+;\n([^]*?)\n +(?:givenIt = value|output\['it'\] = )/.exec(text) ?? [];
  const constants = text.match(/^const of[^]*?;$/gm) ?? [];
  const functions = text.match(/^function read[^]*?^}$/gm) ?? [];
  return ['', ...constants, body.replaceAll(/^ {6}/gm, ''), ...functions, ''].join('\n');
}

const long = (name: string): string => name.repeat(20);

const CASES = {
  'a union of scalars': v.union([v.string(), v.number(), v.null()]),
  'a union of scalars and lists of values': v.union([v.picklist(['a', 'b']), v.bigint()]),
  'a union of what is anything': v.union([v.string(), v.any()]),
  'a union of one': v.union([v.string()]),
  'a union of a scalar and a pipe': v.union([v.pipe(v.string(), v.trim()), v.number()]),
  'a union whose condition is long': v.union([v.literal(long('a')), v.literal(long('b'))]),
  'a union whose condition fills the line': v.union([
    v.literal('a'.repeat(17)),
    v.literal('b'.repeat(19)),
  ]),
  'a union whose condition is one longer': v.union([
    v.literal('a'.repeat(18)),
    v.literal('b'.repeat(19)),
  ]),
  'a variant': v.variant('kind', [
    v.object({ kind: v.literal('a') }),
    v.object({ kind: v.literal('b'), more: v.string() }),
  ]),
  'an intersection': v.intersect([v.object({ a: v.string() }), v.object({ b: v.string() })]),
  'four values': v.picklist(['a', 'b', 'c', 'd']),
  'five values': v.picklist(['a', 'b', 'c', 'd', 'e']),
  'values that fill the line': v.picklist(['a'.repeat(17), 'b'.repeat(19)]),
  'values that are one longer': v.picklist(['a'.repeat(18), 'b'.repeat(19)]),
  anything: v.any(),
  'anything or null': v.nullable(v.any()),
  'null, too': v.nullable(v.string()),
  'a default for null': v.nullable(v.string(), 'red'),
  'what may not be absent': v.nonNullish(v.nullish(v.string())),
  'what may not become absent': v.nonNullable(v.nullable(v.pipe(v.string(), v.trim()))),
  'what another may make absent': v.nonNullable(
    v.pipe(
      v.string(),
      v.transform((text): string | null => text || null),
    ),
  ),
  'a strict tuple': v.strictTuple([v.string(), v.number()]),
  'a strict tuple with a message': v.strictTuple([v.string(), v.number()], 'Two!'),
  'a tuple with a message': v.tuple([v.string()], 'One!'),
  'a tuple with a rest': v.tupleWithRest([v.string()], v.number()),
  'a record': v.record(v.string(), v.number()),
  'a map': v.map(v.string(), v.number()),
  'a set': v.set(v.string()),
  'a list': v.array(v.string()),
  'a list of anything': v.array(v.any()),
  'a list of so many': v.pipe(v.array(v.string()), v.maxLength(3), v.nonEmpty()),
  'an object of nothing': v.object({}),
  'a strict object of nothing': v.strictObject({}),
  'an object': v.object({ a: v.string(), b: v.optional(v.number(), 1) }),
  'a loose object': v.looseObject({ a: v.exactOptional(v.string()) }),
  'an object with a rest': v.objectWithRest({ a: v.nullish(v.string()) }, v.number()),
  'an object with a message': v.object({ a: v.string() }, 'No!'),
  'an object with fallbacks': v.object({
    a: v.fallback(v.string(), 'red'),
    b: v.fallback(v.optional(v.string()), 'red'),
  }),
  rules: v.pipe(v.string(), v.minLength(2), v.regex(/^a/), v.includes('x')),
  'rules after a transformation': v.pipe(v.string(), v.trim(), v.minLength(2)),
  'rules that only valibot can say': v.pipe(v.string(), v.isbn()),
  'rules of your own': v.pipe(
    v.string(),
    v.check((text) => text !== 'a'),
  ),
  'a conversion': v.pipe(v.string(), v.toNumber(), v.minValue(1)),
  'another schema': v.pipe(v.unknown(), v.string(), v.minLength(1)),
};

test.each(Object.entries(CASES))('%s', (_, schema) => {
  expect(printed(schema)).toMatchSnapshot();
});
