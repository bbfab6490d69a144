import { build } from 'esbuild';
import { safeParse } from 'gen-dtos/runtime';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import {
  isCreateUserByOwner,
  isReplaceUserByOwner,
  isUpdateUserBy,
  isUpdateUserByAdmin,
  isUpdateUserByOwner,
  updateUserByOwner,
} from '../../../examples/quickstart/generated/index.js';

const ADDRESS = { street: 'Main Street 1', city: 'Berlin', country: 'DE' };

const WHOLE = {
  display_name: 'Vera',
  email: 'vera@example.com',
  bio: null,
  preferences: { theme: 'dark', language: 'de', page_size: 20 },
  addresses: [ADDRESS],
};

describe('a type guard', () => {
  test('takes what its role may send', () => {
    expect(isUpdateUserByOwner({})).toBe(true);
    expect(isUpdateUserByOwner({ ...WHOLE, preferences: {} })).toBe(true);
    expect(isUpdateUserByAdmin({ is_admin: true })).toBe(true);
  });

  test.each([
    [null],
    [[]],
    [new Date()],
    [{ is_admin: true }],
    [{ unknown: 1 }],
    [{ display_name: '' }],
    [{ addresses: [{ ...ADDRESS, verified_at: 'now' }] }],
    [{ addresses: [{ ...ADDRESS, city: undefined }] }],
    [{ preferences: [] }],
    [JSON.parse('{"__proto__": {"is_admin": true}}')],
  ])('refuses %j', (input) => {
    expect(isUpdateUserByOwner(input)).toBe(false);
  });

  test('asks for what is required in its shape', () => {
    expect(isCreateUserByOwner({})).toBe(false);
    expect(isReplaceUserByOwner({ ...WHOLE, email: undefined })).toBe(false);
  });

  test('takes a key that is undefined for one that was not sent', () => {
    expect(isUpdateUserByOwner({ bio: undefined, is_admin: undefined, unknown: undefined })).toBe(
      true,
    );
  });

  test('is for roles at run time, too: those that nobody declared may send nothing', () => {
    expect(isUpdateUserBy(['owner', 'admin'], { bio: 'Hello', is_admin: true })).toBe(true);
    expect(isUpdateUserBy(['owner'], { is_admin: true })).toBe(false);
    expect(isUpdateUserBy([], {})).toBe(false);
    expect(isUpdateUserBy(['nobody', '__proto__', 'constructor'], {})).toBe(false);
  });
});

/**
 * Prototype pollution (CWE-1321): keys that somebody put on `Object.prototype` and every input
 * inherits.
 */
describe.each([true, false])('while all objects inherit a key (enumerable: %s)', (enumerable) => {
  afterEach(() => {
    for (const key of ['bio', 'email', 'is_admin']) Reflect.deleteProperty(Object.prototype, key);
  });

  test.each([
    ['bio', 'the same'],
    ['bio', 5],
    ['email', 'evil@example.com'],
    ['is_admin', true],
  ])('%s, a type guard says what its parser says', (key, value) => {
    const inputs: object[] = [
      {},
      { bio: 'the same' },
      { bio: 'another' },
      { bio: undefined },
      { email: 'vera@example.com' },
      { is_admin: true },
      { is_admin: undefined },
      { bio: 'another', is_admin: true },
      { unknown: 1 },
    ];
    Object.defineProperty(Object.prototype, key, {
      value,
      enumerable,
      configurable: true,
      writable: true,
    });
    const checked = inputs.map(isUpdateUserByOwner);
    const parsed = inputs.map((input) => safeParse(updateUserByOwner, input).success);
    expect(checked).toEqual(parsed);
  });
});

/** The generated code that remains in a bundle that uses only this export. */
async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { ${name} } from './examples/quickstart/generated/index.js';`,
      resolveDir: fileURLToPath(new URL('../../../', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    packages: 'external',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

test('a bundle without type guards does not contain their code', async () => {
  expect(await bundled('isUpdateUserByOwner')).toContain('function acceptsUser');
  expect(await bundled('updateUserByOwner')).not.toContain('function accepts');
});
