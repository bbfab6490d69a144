import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { defineRoles, when } from '../../src/index.js';
import { CONFIG, field, loaded, model, named, open, said } from '../../test/checked.js';
import type { LoadedModel } from '../1-load/loaded.js';
import type { Config, ResourceConfig } from '../config.js';

const serving = (resources: Record<string, ResourceConfig>): Config => ({
  ...CONFIG,
  openapi: { info: { title: '', version: '' }, resources },
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
      "role-unused: Role 'ghost' is declared, but no field uses it.",
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
      "resource-unknown: 'openapi.resources' names 'Usr', which is not a declared model.",
    ]);
  });

  test.each(['constructor', '__proto__', 'toString'])('%s is no model', (name) => {
    const resources = JSON.parse(`{ "${name}": ${JSON.stringify(users)} }`) as Record<
      string,
      ResourceConfig
    >;
    expect(said(named('User'), serving(resources))[0]).toMatch(/^resource-unknown/);
  });

  test('that nobody may read are pointed out', () => {
    const writableBy = ['owner'] as const;
    const user = loaded(
      model('User', {
        name: field(v.string(), { writableBy }),
        password: field(v.string(), { writableBy, stored: false }),
      }),
    );
    const operations = ['create', 'read', 'list', 'update'] as const;
    expect(said([user], serving({ User: { path: '/users', operations } }))).toEqual([
      "resource-unreadable: The resource 'User' offers 'read', but no role may read any field in it.",
      "resource-unreadable: The resource 'User' offers 'list', but no role may read any field in it.",
    ]);
  });

  test.each([['anyone'], [['owner']]] as const)('but not if %j may', (readableBy) => {
    const user = loaded(
      model('User', {
        id: field(v.string(), { writableBy: ['owner'] }),
        name: field(v.string(), { readableBy }),
      }),
    );
    const operations = ['read', 'list'] as const;
    expect(said([user], serving({ User: { path: '/users', operations } }))).toEqual([]);
  });

  test('that nobody may write are pointed out', () => {
    const user = loaded(
      model('User', {
        id: field(v.string(), { readableBy: 'anyone' }),
        name: field(v.string(), { writableBy: { update: ['owner'] } }),
      }),
    );
    expect(said([user], serving({ User: users }))).toEqual([
      "resource-unwritable: The resource 'User' offers 'create', but no role may write any field in it.",
    ]);
  });
});
