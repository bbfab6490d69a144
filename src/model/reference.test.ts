import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { DeclarationError } from './problems/declaration-error.js';
import { reference, referenceOf, type Referable } from './reference.js';
import { defineRoles } from './roles.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });
const Team = model('Team', {
  id: field(v.pipe(v.string(), v.uuid())),
  number: field(v.number()),
  slug: field(v.optional(v.string())),
  token: field(v.string(), { stored: false }),
});
const ID = '2b1e7e0e-6a4f-4b8e-9a53-2f1d3a0e8c11';

// In JavaScript anything may be passed.
const declare = reference as (target: unknown, key?: unknown) => unknown;

describe('a reference', () => {
  test('takes what the key of its target takes', () => {
    expect(v.parse(reference(Team), ID)).toBe(ID);
    expect(v.safeParse(reference(Team), 'a').success).toBe(false);
    expect(v.safeParse(reference(Team, 'number'), 1).success).toBe(true);
    expect(v.safeParse(reference(Team, 'number'), '1').success).toBe(false);
  });

  test('knows its target, and says so in metadata', () => {
    expect(referenceOf(reference(Team, 'number'))?.target()).toBe(Team);
    expect(referenceOf(reference(Team, 'number'))?.key).toBe('number');
    expect(v.getMetadata(reference(Team))).toEqual({ references: { model: 'Team', key: 'id' } });
  });

  test('leaves the schema of the key as it was', () => {
    reference(Team);
    expect(referenceOf(Team.entries.id)).toBeUndefined();
  });

  test('keeps it in a pipe, and loses it in a wrapper', () => {
    expect(referenceOf(v.pipe(reference(Team), v.maxLength(40)))?.target()).toBe(Team);
    expect(referenceOf(v.optional(reference(Team)))).toBeUndefined();
  });

  test('to a reference is to the nearer one', () => {
    const Profile = model('Profile', { id: field(reference(Team)) });
    expect(referenceOf(reference(Profile))?.target()).toBe(Profile);
  });

  test('may be to a model that is declared later', () => {
    const schema = reference((): Referable => Later);
    const Later = model('Later', { id: field(v.pipe(v.string(), v.startsWith('l'))) });
    expect(v.safeParse(schema, 'l1').success).toBe(true);
    expect(v.safeParse(schema, 'x1').success).toBe(false);
    expect(referenceOf(schema)?.target()).toBe(Later);
  });
});

describe('refused are', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a schema that is no model', v.object({ id: v.string() })],
    ['a name', 'Team'],
    ['a list', [Team]],
  ])('%s as a target', (_, target) => {
    expect(() => declare(target)).toThrow(DeclarationError);
  });

  test.each([
    'nmber',
    'token',
    'slug',
    '',
    'constructor',
    '__proto__',
    'toString',
    1,
    null,
    Symbol(),
  ])('the key %s', (key) => {
    expect(() => declare(Team, key)).toThrow(DeclarationError);
  });

  test('what a function gets that is no model, when it is asked', () => {
    const schema = declare(() => undefined) as v.GenericSchema;
    expect(() => v.parse(schema, ID)).toThrow(DeclarationError);
  });

  test('with words that help', () => {
    expect(() => declare(Team, 'nmber')).toThrow(
      "A reference was declared to 'Team' by 'nmber', which is not a stored field of it. Did you mean 'number'? Every record has: id, number.",
    );
    expect(() => declare(Team, 'slug')).toThrow(
      'which may be absent. Every record has: id, number.',
    );
    expect(() => declare(undefined)).toThrow('pass a function');
  });

  test('with words that help where no field would do', () => {
    const Draft = model('Draft', { slug: field(v.optional(v.string())) });
    expect(() => declare(Draft)).toThrow(
      "not a stored field of it. Give 'Draft' a field that every record has.",
    );
  });
});
