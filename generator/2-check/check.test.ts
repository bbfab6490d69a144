import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { defineRoles, when } from '../../src/index.js';
import { definitionOf } from '../../src/model/model.js';
import type { LoadedModel } from '../1-load/loaded.js';
import type { Config, ResourceConfig } from '../config.js';
import { check } from './check.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });

const open = { name: field(v.string(), { writableBy: ['owner'] }) };

function loaded(schema: object, file = 'a.model.ts'): LoadedModel {
  const definition = definitionOf(schema);
  if (definition === undefined) throw new Error('Not a model');
  return { definition, schema, file, exportName: definition.name };
}

const named = (...names: string[]): LoadedModel[] =>
  names.map((name, index) => loaded(model(name, open), `${index}.model.ts`));

const config: Config = { models: [], outDir: 'out' };

const serving = (resources: Record<string, ResourceConfig>): Config => ({
  ...config,
  openapi: { info: { title: '', version: '' }, resources },
});

const said = (models: readonly LoadedModel[], configuration = config): string[] =>
  check(models, configuration).map(({ code, message }) => `${code}: ${message}`);

describe('names of models', () => {
  test('that differ are fine', () => {
    expect(said(named('User', 'Team', 'Users'))).toEqual([]);
  });

  test('that are the same name both files', () => {
    expect(said(named('User', 'User'))).toEqual([
      "model-duplicate: Model 'User' is declared in 1.model.ts and in 0.model.ts.",
    ]);
  });

  test('that differ in case only would be one file', () => {
    expect(said(named('A', 'a'))).toEqual([
      "name-collision: Models 'A' (0.model.ts) and 'a' (1.model.ts) differ in case only.",
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
      "name-collision: In generated code, model 'User' by 'owner' and model 'UserByOwner' would both be 'UpdateUserByOwner'.",
    ]);
  });
});

test.each([
  ['a view and the Dtos of any role', 'UpdateUser', 'UserForOwner', 'UpdateUserForOwner'],
  ['the views of any role and its Dtos', 'CreateUser', 'UserFor', 'CreateUserFor'],
  ['a view and a type guard', 'IsCreateUser', 'UserForOwner', 'IsCreateUserForOwner'],
  ['a view and a parser', 'ReadUser', 'UserForOwner', 'ReadUserForOwner'],
])('%s may want one name', (_, one, other, name) => {
  const [collision, ...others] = said(named(one, other));
  expect(collision).toContain(`would both be '${name}'`);
  expect(others).toEqual([]);
});

/** Every name that a model gives, as a type or with a small letter. */
function namesOf(name: string, roles: readonly string[]): string[] {
  const by = ['', 'By', ...roles.map((role) => `By${role}`)];
  const dtos = by.flatMap((who) =>
    who === 'By' ? [who] : ['', 'Input', 'Schema'].map((end) => who + end),
  );
  const verbs = ['Create', 'Update', 'Replace'].flatMap((verb) => [verb, `Is${verb}`]);
  const views = ['', ...roles].map((role) => `${name}For${role}`);
  const functions = ['Read', 'Accepts', 'View', 'SchemaOf'].map((verb) => `${verb}${name}`);
  const tables = [`${name}Fields`, `${name}Grants`];
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
    'B',
    'Fo',
  ];
  const ROLES = ['owner', 'ownerBy', 'input', 'ownerSchema', 'forOwner', 'fields'];
  const names = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 });
  const someNames = fc.uniqueArray(
    names.map((pieces) => pieces.join('')),
    { minLength: 2, maxLength: 3 },
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
    "name-collision: In generated code, model 'User' by 'owner-by' and model 'UserByOwner' would both be 'UpdateUserByOwnerBy'.",
  ]);
});

describe('paths of model files', () => {
  test.each(['a#b.model.ts', '100%/a.model.ts', 'a?.model.ts', 'a*.model.ts', 'a\nb.model.ts'])(
    '%j could not be imported',
    (file) => {
      expect(said([loaded(model('User', open), file)])[0]).toMatch(/^model-file-name/);
    },
  );

  test.each(['[id].model.ts', '(group)/a b.model.ts', "it's.model.ts", '日本.model.ts'])(
    '%j could',
    (file) => {
      expect(said([loaded(model('User', open), file)])).toEqual([]);
    },
  );
});

describe('roles', () => {
  const rolesOf = (count: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`role${index}`, '']));

  const ofAll = (roles: Record<string, string>): LoadedModel => {
    const access = defineRoles(roles);
    const everybody = Object.keys(roles);
    return loaded(access.model('User', { a: access.field(v.string(), { writableBy: everybody }) }));
  };

  test('31 are possible', () => {
    expect(said([ofAll(rolesOf(31))])).toEqual([]);
  });

  test('32 are too many', () => {
    expect(said([ofAll(rolesOf(32))])).toEqual([
      'roles-too-many: 32 roles are declared; at most 31 are possible.',
    ]);
  });

  const withConditions = (roles: number, conditions: number): LoadedModel => {
    const access = defineRoles(rolesOf(roles));
    const names = Object.keys(rolesOf(roles));
    const different = Array.from({ length: conditions }, (_, index) =>
      when('role0', { a: String(index) }, 'x'),
    );
    const writableBy = [...names, ...different, ...different];
    return loaded(access.model('User', { a: access.field(v.string(), { writableBy }) }));
  };

  test('31 are possible together with the different conditions of a model', () => {
    expect(said([withConditions(20, 11)])).toEqual([]);
    expect(said([withConditions(20, 12)])).toEqual([
      "roles-too-many: Model 'User' has 12 different when() beside 20 roles; together, at most 31 are possible.",
    ]);
  });

  test('that only a condition names are used', () => {
    const access = defineRoles({ owner: '' });
    const writableBy = [when('owner', { a: '' }, 'x')] as const;
    const user = access.model('User', { a: access.field(v.string(), { writableBy }) });
    expect(said([loaded(user)])).toEqual([]);
  });

  test.each(['super-admin superAdmin', 'a_b a-b', 'admin Admin'])('%s give one type', (names) => {
    const [one = '', other = ''] = names.split(' ');
    expect(said([ofAll({ [one]: '', [other]: '' })])).toEqual([
      `name-collision: Roles '${one}' and '${other}' would give the same type name.`,
    ]);
  });

  test('that no field names are pointed out', () => {
    const access = defineRoles({ owner: '', ghost: '' });
    const user = access.model('User', { a: access.field(v.string(), { writableBy: ['owner'] }) });
    expect(said([loaded(user)])).toEqual([
      "role-unused: Role 'ghost' is declared, but no field names it.",
    ]);
  });

  test('that others extend, that extend others or that read are used', () => {
    const access = defineRoles({
      base: '',
      heir: { description: '', extends: ['base'] },
      reader: '',
    });
    const user = access.model('User', { a: access.field(v.string(), { readableBy: ['reader'] }) });
    expect(said([loaded(user)])).toEqual([]);
  });
});

describe('resources', () => {
  const users: ResourceConfig = { path: '/users', operations: ['create', 'read'] };

  test('of declared models are fine', () => {
    expect(said(named('User'), serving({ User: users }))).toEqual([]);
  });

  test('of unknown models are not', () => {
    expect(said(named('User'), serving({ Usr: users }))).toEqual([
      "resource-unknown: 'openapi.resources' names 'Usr', which is no declared model.",
    ]);
  });

  test.each(['constructor', '__proto__', 'toString'])('%s is no model', (name) => {
    const resources = JSON.parse(`{ "${name}": ${JSON.stringify(users)} }`) as Record<
      string,
      ResourceConfig
    >;
    expect(said(named('User'), serving(resources))[0]).toMatch(/^resource-unknown/);
  });

  test('that nobody may write are pointed out', () => {
    const user = loaded(
      model('User', {
        id: field(v.string()),
        name: field(v.string(), { writableBy: { update: ['owner'] } }),
      }),
    );
    expect(said([user], serving({ User: users }))).toEqual([
      "resource-unwritable: The resource 'User' offers 'create', but no role may write any field in it.",
    ]);
  });
});
