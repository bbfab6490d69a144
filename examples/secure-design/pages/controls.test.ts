import { expect, test } from 'vitest';
import { createSessionByVisitor } from '../generated/session.js';
import { updateUserBy } from '../generated/user.js';
import { controlsOf } from './controls.js';

const controls = (roles: readonly string[], values: object = {}): string =>
  controlsOf(updateUserBy(roles), { ...values })
    .map(({ text }) => text.replace(/\s+/g, ' '))
    .join('');

test('each accepted field has a control that fits it', () => {
  const owners = controls(['owner'], {
    display_name: 'Vera',
    email: 'vera@acme.test',
    theme: 'dark',
    newsletter: true,
  });
  expect(owners).toMatch(/type="text" name="display_name" value="Vera" maxlength="50" required/);
  expect(owners).toMatch(/type="email" name="email" value="vera@acme.test" maxlength="254"/);
  expect(owners).toMatch(/<textarea name="bio" maxlength="500">/);
  expect(owners).toMatch(/<option>light<\/option><option selected>dark<\/option>/);
  expect(owners).toMatch(/<option selected>true<\/option><option>false<\/option>/);
  const login = controlsOf(createSessionByVisitor, {}).map(({ text }) => text);
  expect(login.join('')).toMatch(/type="text"\s+name="username"\s+value=""/);
  expect(login.join('')).toMatch(/type="password"\s+name="password"\s+value=""/);
});

test('other fields have none, whatever their values are', () => {
  const values = { is_admin: true, account_balance: 1, password_hash: 'x', ['__proto__']: 'x' };
  expect(controls(['owner'], values)).not.toMatch(/is_admin|account_balance|password_hash|__proto/);
  expect(controls(['owner', 'admin'])).toMatch(/is_admin/);
  expect(controls(['nobody'])).toBe('');
});

test('a value can’t leave its control', () => {
  const hostile = `"'></textarea><script>&`;
  const text = controls(['owner'], { display_name: hostile, bio: hostile, email: hostile });
  expect(text).not.toContain('<script');
  expect(text.match(/<\/textarea>/g)).toHaveLength(1);
  expect(text.match(/&#34;&#39;&#62;&#60;\/textarea&#62;&#60;script&#62;&#38;/g)).toHaveLength(3);
});

test('a text keeps the line feed that it begins with', () => {
  const [, , bio] = controlsOf(updateUserBy(['owner']), { bio: '\nHello' });
  expect(bio?.text).toContain('>\n\nHello</textarea>');
});
