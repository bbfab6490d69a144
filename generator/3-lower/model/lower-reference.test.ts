/** What a field refers to, and where a reference would go unchecked. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { definitionOf } from '../../../src/model/model.js';
import { narrow } from '../../../src/model/narrow.js';
import { reference, type Referable } from '../../../src/model/reference.js';
import { defineRoles } from '../../../src/model/roles.js';
import type { PropertyIr } from '../../ir/program-ir.js';
import { lower } from '../lower.js';

const { field, model, relation } = defineRoles({ owner: 'Whose it is' });
const open = { writableBy: ['owner'] } as const;
const Team = model('Team', { id: field(v.string()), number: field(v.number()) });
const Note = model('Note', { team: field(v.optional(reference(Team)), open) });
const Closed = model('Closed', { kind: field(v.literal('a'), open), team: field(reference(Team)) });

/** Lowers a model with this field: its complaints, and the field as data. */
function lowered(
  schema: v.GenericSchema<any, any>, // any: any input
  grants: Parameters<typeof field>[1] = open,
): { readonly codes: string[]; readonly property: PropertyIr } {
  const codes: string[] = [];
  const Page = model('Page', { value: field(schema, grants) });
  const models = [Page, Note, Closed].map((one) => ({
    definition: definitionOf(one)!,
    schema: one,
    file: 'page.model.ts',
    exportName: one['~model'].name,
  }));
  const program = lower(models, ({ code }) => codes.push(code));
  const property = program.models.find(({ name }) => name === 'Page')!.properties[0]!;
  return { codes: codes.filter((code) => code !== 'schema-wider' && code !== 'island'), property };
}

const one = { model: 'Team', key: 'id', isList: false };
const many = { ...one, isList: true };
const ref = reference(Team);

describe('known is', () => {
  test.each([
    ['a reference', ref, one],
    ['one by another key', reference(Team, 'number'), { ...one, key: 'number' }],
    ['an optional one', v.optional(ref), one],
    ['one with a default', v.optional(ref, 'public'), one],
    ['a nullish one', v.nullish(v.nullable(ref)), one],
    ['one that is no longer optional', v.nonOptional(v.optional(ref)), one],
    ['one with a fallback', v.fallback(ref, 'public'), one],
    ['one with another message', v.message(ref, 'No'), one],
    [
      'one with rules',
      v.pipe(
        ref,
        v.maxLength(3),
        v.check((id) => id !== ''),
        v.title('Team'),
      ),
      one,
    ],
    ['one with a brand', v.pipe(ref, v.brand('TeamId')), one],
    ['one in pipes', v.pipe(v.pipe(v.optional(ref), v.title('a')), v.description('b')), one],
    ['a list', v.array(ref), many],
    ['a nullable list with rules', v.nullable(v.pipe(v.array(ref), v.maxLength(3))), many],
    ['a list with holes', v.array(v.nullable(ref)), many],
    ['a later one', v.optional(reference(() => Team)), one],
    [
      'a later one with rules',
      v.pipe(
        reference(() => Team),
        v.maxLength(3),
      ),
      one,
    ],
    ['none', v.string(), undefined],
    ['none in a model', v.optional(Note), undefined],
    ['none in a list of models', v.array(Note), undefined],
    ['none in a relation', relation('Members', Team, { connect: ['owner'] }), undefined],
    ['none that can be sent', v.variant('kind', [Closed]), undefined],
  ])('%s', (_, schema, expected) => {
    const { codes, property } = lowered(schema);
    expect(codes).toEqual([]);
    expect(property.reference).toEqual(expected);
  });

  test('what it takes as if the key itself stood there', () => {
    expect(lowered(ref).property.schema).toEqual(lowered(v.string()).property.schema);
    expect(lowered(reference(() => Team)).property.schema).toEqual(
      lowered(v.string()).property.schema,
    );
  });
});

describe('refused is a reference', () => {
  const recursive: v.GenericSchema = v.object({ ref, next: v.lazy(() => v.optional(recursive)) });

  test.each<[string, v.GenericSchema<any, any> /* any: whatever is sent */]>([
    ['in an object', v.object({ team: ref })],
    ['in a strict object', v.strictObject({ team: v.optional(ref) })],
    ['in the rest of an object', v.objectWithRest({}, ref)],
    ['in a record', v.record(v.string(), ref)],
    ['in the keys of a record', v.record(ref, v.string())],
    ['in a tuple', v.tuple([ref])],
    ['in the rest of a tuple', v.tupleWithRest([], ref)],
    ['in a map', v.map(v.string(), ref)],
    ['in a set', v.set(ref)],
    ['in a list of lists', v.array(v.array(ref))],
    ['in a union', v.union([ref, v.number()])],
    ['in a variant', v.variant('kind', [v.object({ kind: v.literal('a'), ref })])],
    ['in an intersection', v.intersect([ref, v.string()])],
    ['in a lazy schema', v.lazy(() => ref)],
    ['in a schema that holds itself', recursive],
    [
      'in a transformed value',
      v.pipe(
        ref,
        v.transform((id) => ({ id })),
      ),
    ],
    ['in a text that is cut', v.pipe(ref, v.trim())],
    [
      'in a list that is changed',
      v.pipe(
        v.array(ref),
        v.mapItems((id) => ({ id })),
      ),
    ],
    ['behind another schema', v.pipe(v.string(), ref)],
    ['behind another reference', v.pipe(ref, reference(Team))],
    ['in what only valibot can run', v.config(v.object({ ref }), {})],
    ['of a model in a record', v.record(v.string(), Note)],
    ['of a model in a union', v.union([Note, v.string()])],
    ['of a model in an object', v.object({ note: Note })],
    ['of a model in a list of lists', v.array(v.array(Note))],
  ])('%s', (_, schema) => {
    expect(lowered(schema).codes).toContain('reference-hidden');
  });

  test('in a narrowing', () => {
    const grants = { writableBy: [narrow('owner', ref)] };
    expect(lowered(v.string(), grants).codes).toContain('reference-hidden');
    expect(lowered(ref, grants).codes).toContain('reference-hidden');
  });
});

describe('refused is a function that gets', () => {
  const broken = (): never => {
    throw new Error('not declared');
  };

  test.each<[string, () => unknown]>([
    ['nothing', () => undefined],
    ['no model', () => v.object({ id: v.string() })],
    ['an error', broken],
    ['a model without the key', () => model('Tag', { name: field(v.string()) })],
  ])('%s', (_, target) => {
    expect(lowered(reference(target as () => Referable)).codes).toEqual(['reference-invalid']);
  });
});
