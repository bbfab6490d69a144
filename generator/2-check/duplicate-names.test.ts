/** Names of models and roles, and the names made of them in generated code. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { defineRoles } from '../../src/index.js';
import { loaded, named, said } from '../../test/checked.js';

describe('names of models', () => {
  test('that differ are fine', () => {
    expect(said(named('User', 'Team', 'Users'))).toEqual([]);
  });

  test('that are the same name both files', () => {
    expect(said(named('User', 'User'))).toEqual([
      "model-duplicate: Model 'User' is declared in 1.model.ts and in 0.model.ts.",
    ]);
  });

  test('that are the same name in one file are said of it once', () => {
    const both = named('User', 'User').map((one) => ({ ...one, file: 'a.model.ts' }));
    expect(said(both)).toEqual(["model-duplicate: Model 'User' is declared twice in a.model.ts."]);
  });

  test('that differ in case only would be one file', () => {
    expect(said(named('A', 'a'))).toEqual([
      "name-collision: Models 'A' (0.model.ts) and 'a' (1.model.ts) differ only in case.",
    ]);
  });

  test.each(['HTTPRoute HttpRoute', 'APIKey ApiKey'])('%s would be one file', (names) => {
    expect(said(named(...names.split(' ')))[0]).toMatch(/^name-collision/);
  });

  test.each(['CON', 'con', 'Nul', 'Com1', 'lpt9', 'Index', 'OpenApi'])('%s is taken', (name) => {
    expect(said(named(name))[0]).toMatch(/^model-name-reserved/);
  });

  test('that give one type are named both', () => {
    expect(said(named('User', 'UserByOwner'))).toEqual([
      "name-collision: In generated code, model 'User' by 'owner' and model 'UserByOwner' would both be called 'UpdateUserByOwner'.",
    ]);
  });
});

test.each([
  ['a view and the Dtos of any role', 'UpdateUser', 'UserForOwner', 'UpdateUserForOwner'],
  ['the views of any role and its Dtos', 'CreateUser', 'UserFor', 'CreateUserFor'],
  ['a view and a type guard', 'IsCreateUser', 'UserForOwner', 'IsCreateUserForOwner'],
  ['a view and a parser', 'ReadUser', 'UserForOwner', 'ReadUserForOwner'],
  ['a view of a name in capitals and a parser', 'VIEWUser', 'UserFor', 'ViewUserFor'],
])('%s may want one name', (_, one, other, name) => {
  const [collision, ...others] = said(named(one, other));
  expect(collision).toContain(`would both be called '${name}'`);
  expect(others).toEqual([]);
});

/** Every name that a model takes in generated code, as a type or as a value. */
function namesOf(name: string, roles: readonly string[]): string[] {
  const by = ['', 'By', ...roles.map((role) => `By${role}`)];
  const dtos = by.flatMap((who) =>
    who === 'By' ? [who] : ['', 'Input', 'Schema'].map((end) => who + end),
  );
  const verbs = ['Create', 'Update', 'Replace'].flatMap((verb) => [verb, `Is${verb}`]);
  // The view of `HTTPRoute` is `httpRouteFor`, and its type is `HTTPRouteFor`.
  const ofValues = name.replace(
    /^([A-Z])([A-Z]+)(?![a-z])/,
    (_, first: string, rest: string) => first + rest.toLowerCase(),
  );
  const owns = new Set([name, ofValues]);
  const views = ['', ...roles].flatMap((role) => [...owns].map((own) => `${own}For${role}`));
  const functions = ['Read', 'Accepts', 'View', 'SchemaOf'].map((verb) => `${verb}${name}`);
  const tables = [`${ofValues}Fields`, `${name}Grants`];
  const ofDtos = verbs.flatMap((verb) => dtos.map((dto) => `${verb}${name}${dto}`));
  return [...ofDtos, ...views, ...functions, ...tables];
}

test('names collide if any two of all of them do', () => {
  const PIECES = [
    'User',
    'By',
    'For',
    'Owner',
    'Input',
    'Schema',
    'Update',
    'IsCreate',
    'Read',
    'Fields',
    'VIEW',
    'View',
    'B',
    'Fo',
  ];
  const ROLES = ['owner', 'ownerBy', 'input', 'ownerSchema', 'forOwner', 'fields'];
  const names = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 });
  const someNames = fc.uniqueArray(
    names.map((pieces) => pieces.join('')),
    { minLength: 2, maxLength: 3, selector: (name) => name.toLowerCase() },
  );
  const someRoles = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(someNames, someRoles, (declared, roles) => {
      const { field: ofRoles, model: modelOf } = defineRoles(
        Object.fromEntries(roles.map((role) => [role, ''])),
      );
      const open = { name: ofRoles(v.string(), { writableBy: roles }) };
      const models = declared.map((name) => loaded(modelOf(name, open)));
      const types = roles.map((role) => role.charAt(0).toUpperCase() + role.slice(1));
      const given = declared.flatMap((name) => namesOf(name, types));
      const isTold = said(models).some((one) => one.startsWith('name-collision: In generated'));
      expect(isTold).toBe(new Set(given).size < given.length);
    }),
    { numRuns: 2_000 },
  );
});

test('a role and the choice among roles may want one name', () => {
  const { field, model: ofRole } = defineRoles({ 'owner-by': '' });
  const options = { writableBy: ['owner-by'] } as const;
  const models = ['User', 'UserByOwner'].map((name, index) =>
    loaded(ofRole(name, { a: field(v.string(), options) }), `${index}.model.ts`),
  );
  expect(said(models)).toEqual([
    "name-collision: In generated code, model 'User' by 'owner-by' and model 'UserByOwner' would both be called 'UpdateUserByOwnerBy'.",
  ]);
});
