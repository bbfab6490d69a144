import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { DeclarationError } from './problems/declaration-error.js';
import { referenceOf } from './reference.js';
import { defineRoles } from './roles.js';

const { field, model, relation } = defineRoles({ owner: 'Whose it is', admin: 'Operations' });
const User = model('User', { id: field(v.pipe(v.string(), v.startsWith('u'))) });
const grants = { connect: ['owner'], set: ['admin'] } as const;

// In JavaScript anything may be passed.
const declare = relation as unknown as (...given: unknown[]) => unknown;

describe('a relation', () => {
  test('is a model of what is granted, and of nothing else', () => {
    const { name, fields } = relation('Members', User, grants)['~model'];
    expect(name).toBe('Members');
    expect(Object.keys(fields)).toEqual(['connect', 'set']);
    expect(fields.connect.writableBy).toEqual({ create: ['owner'], update: ['owner'] });
    expect(fields.set.writableBy).toEqual({ create: ['admin'], update: ['admin'] });
  });

  test('takes lists of references', () => {
    const Members = relation('Members', User, grants);
    const { connect } = Members['~model'].fields;
    expect(referenceOf(connect.schema.wrapped.item)?.target()).toBe(User);
    expect(v.safeParse(Members, { connect: ['u1'], set: [] }).success).toBe(true);
    expect(v.safeParse(Members, {}).success).toBe(true);
    expect(v.safeParse(Members, { connect: ['x1'] }).success).toBe(false);
    expect(v.safeParse(Members, { connect: [{ id: 'u1' }] }).success).toBe(false);
    expect(v.safeParse(Members, { update: [] }).success).toBe(false);
  });
});

describe('refused are', () => {
  test.each([
    ['no grants', ['Members', User]],
    ['empty grants', ['Members', User, {}]],
    ['a list of roles', ['Members', User, ['owner']]],
    ['a write that creates', ['Members', User, { create: ['owner'] }]],
    ['a write that changes', ['Members', User, { connect: ['owner'], update: ['owner'] }]],
    ['an inherited name', ['Members', User, { constructor: ['owner'] }]],
    ['a misspelt role', ['Members', User, { connect: ['ownr'] }]],
    ['a role that is no list', ['Members', User, { connect: 'owner' }]],
    ['no target', ['Members', undefined, { connect: ['owner'] }]],
    ['a target without an id', ['Members', model('Tag', {}), { connect: ['owner'] }]],
    ['no name', [undefined, User, { connect: ['owner'] }]],
  ])('%s', (_, given) => {
    expect(() => declare(...given)).toThrow(DeclarationError);
  });

  test('with words that help', () => {
    expect(() => declare('Members', User, { conect: ['owner'] })).toThrow(
      "Relation 'Members' was declared with 'conect', which can't be done to a relation. Did you mean 'connect'? Declared: connect, disconnect, set.",
    );
  });
});
