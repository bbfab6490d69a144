import { readFile } from 'node:fs/promises';
import type { OpenAPIObject, SchemaObject } from 'openapi3-ts/oas31';
import { expect, it } from 'vitest';
import { referencesIn } from './references.js';

const file = new URL('../../examples/quickstart/generated/openapi.json', import.meta.url);
const document = JSON.parse(await readFile(file, 'utf8')) as OpenAPIObject;
const schemas = (document.components?.schemas ?? {}) as Record<string, SchemaObject>;

const propertiesOf = (name: string): string[] => Object.keys(schemas[name]?.properties ?? {});

it('offers each role what it may write, and no more', () => {
  expect(propertiesOf('UpdateUserByOwner')).toEqual([
    'display_name',
    'email',
    'bio',
    'preferences',
    'addresses',
  ]);
  expect(propertiesOf('UpdateUserBySupport')).toEqual(['preferences']);
  expect(propertiesOf('CreateUserByOwner')).toContain('password');
});

it('documents a server-controlled field in no input', () => {
  const inputs = Object.keys(schemas).filter((name) => /^(Create|Update|Replace)/.test(name));
  const offered = new Set(inputs.flatMap(propertiesOf));
  for (const field of ['id', 'password_hash', 'api_key', 'balance', 'verified_at', 'key_hash']) {
    expect(offered).not.toContain(field);
  }
});

it('says the values that a role may write', () => {
  expect(schemas['UpdateApiKeyByOwner']?.properties?.['scope']).toMatchObject({
    enum: ['read', 'write'],
  });
  expect(schemas['UpdateApiKeyByAdmin']?.properties?.['scope']).toMatchObject({
    enum: ['read', 'write', 'admin'],
  });
});

it('closes every component but the problem', () => {
  const open = Object.entries(schemas)
    .filter(([, schema]) => schema.additionalProperties !== false)
    .map(([name]) => name);
  expect(open).toEqual(['Problem']);
});

it('takes any of the roles in a body, and several at once', () => {
  const body = document.paths?.['/users/{id}']?.patch?.requestBody;
  expect([...referencesIn(body)]).toEqual([
    '#/components/schemas/UpdateUserByOwner',
    '#/components/schemas/UpdateUserBySupport',
    '#/components/schemas/UpdateUserByAdmin',
    '#/components/schemas/UpdateUser',
  ]);
});

it('asks no credentials for what is public, and takes them', () => {
  expect(document.security).toEqual([{ ApiKey: [] }]);
  expect(document.paths?.['/users']?.post?.security).toEqual([{ ApiKey: [] }, {}]);
  expect(document.paths?.['/users/{id}']?.patch).not.toHaveProperty('security');
});

it('answers refusals as problem+json', () => {
  expect(document.components?.responses?.['NotAccepted']).toMatchObject({
    content: { 'application/problem+json': {} },
  });
});

it('leads nowhere that is not there', () => {
  const dangling = [...referencesIn(document)].filter((reference) => {
    const [, , kind = '', name = ''] = reference.split('/');
    return !(name in ((document.components as Record<string, object>)[kind] ?? {}));
  });
  expect(dangling).toEqual([]);
});
