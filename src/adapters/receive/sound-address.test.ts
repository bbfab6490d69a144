import { expect, test } from 'vitest';
import { addressOf, isSound } from './sound-address.js';

test.each([
  'http://localhost/',
  'https://api.example.com/users/1?name=a%20b&tag=%23',
  'http://my_service:3000/users',
  'http://127.0.0.1:8080//users',
  'http://[::1]:8080/users?a=b/c?d',
  'HTTP://LOCALHOST/',
  'http:///users',
])('%s can be asked for', (url) => {
  expect(isSound(url)).toBe(true);
});

test.each([
  'http://api.test/users/mine?x=1#/users/victim',
  'http://api.test#/users/victim',
  'http://api.test?/users/victim#',
  'http://user@api.test/users',
  'http://api.test:/users',
  'http://api.test:80x/users',
  'http://api.test\\evil/users',
  'http://[::1/users',
  'http://api.test/users/1?a=1#&admin=1',
  'http://api.test/users/1\n',
  'http://api.test/users 1',
  '/users/mine#://api.test/users/victim',
  'ftp://api.test/users',
  'http://api.test',
  '/users',
  '',
])('%s can not', (url) => {
  expect(isSound(url)).toBe(false);
});

const asked = { protocol: 'https', host: 'api.test:8443', target: '/users/1?a=b' };

test('an address is made of what it can be made of', () => {
  expect(addressOf(asked)).toBe('https://api.test:8443/users/1?a=b');
  expect(addressOf({ ...asked, host: undefined })).toBe('https:///users/1?a=b');
});

test.each([
  { host: 'api.test/users/mine?x=' },
  { host: 'api.test/users/mine?x=1#' },
  { host: 'api.test?x=' },
  { host: 'a@api.test' },
  { host: 'api.test\\a' },
  { host: 'api .test' },
  { protocol: '/users/mine#' },
  { protocol: 'https://api.test/users/mine?x=' },
  { target: ':80/users' },
  { target: 'http://other.test/users' },
  { target: '*' },
  { target: '/users#' },
])('of %j none is', (parts) => {
  expect(addressOf({ ...asked, ...parts })).toBe('');
});
