import { safeParse } from 'gen-dtos/runtime';
import { afterEach, expect, it } from 'vitest';
import { createUserByOwner, updateUserByOwner } from '../../examples/quickstart/generated/user.js';

/** Prototype pollution (CWE-1321): puts a key on `Object.prototype`, which every input inherits. */
function pollute(key: string, descriptor: PropertyDescriptor): void {
  Object.defineProperty(Object.prototype, key, {
    configurable: true,
    writable: true,
    ...descriptor,
  });
}

afterEach(() => {
  for (const key of ['bio', 'email', 'is_admin']) Reflect.deleteProperty(Object.prototype, key);
});

const KINDS = { enumerable: { enumerable: true }, hidden: { enumerable: false } };

it.each(Object.entries(KINDS))('takes nothing from an inherited key (%s)', (_, kind) => {
  pollute('bio', { value: 'inherited', ...kind });
  expect(safeParse(updateUserByOwner, { display_name: 'Vera' })).toEqual({
    success: true,
    output: { display_name: 'Vera' },
  });
});

it.each(Object.entries(KINDS))('refuses an unknown key beside an inherited one (%s)', (_, kind) => {
  pollute('bio', { value: 'inherited', ...kind });
  expect(safeParse(updateUserByOwner, { unknown: 1 })).toMatchObject({ success: false });
});

it.each(Object.entries(KINDS))('misses a required key that is only inherited (%s)', (_, kind) => {
  pollute('email', { value: 'evil@example.com', ...kind });
  const body = { username: 'vera', display_name: 'Vera', password: 'correct horse battery' };
  expect(safeParse(createUserByOwner, body)).toMatchObject({
    success: false,
    issues: [{ path: ['email'], message: 'Missing' }],
  });
});

it.each(Object.entries(KINDS))('takes what differs from the inherited value (%s)', (_, kind) => {
  pollute('bio', { value: 'the same', ...kind });
  const body = { bio: 'another' };
  expect(safeParse(updateUserByOwner, body)).toEqual({ success: true, output: body });
});

it.each(Object.entries(KINDS))('refuses what it can not tell from it (%s)', (_, kind) => {
  pollute('bio', { value: 'the same', ...kind });
  const result = safeParse(updateUserByOwner, { bio: 'the same' });
  expect(result).toMatchObject({ success: false, issues: [{ code: 'invalid', path: ['bio'] }] });
});
