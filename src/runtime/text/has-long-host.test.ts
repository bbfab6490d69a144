import { expect, test } from 'vitest';
import { hasLongHost } from './has-long-host.js';

const LETTERS = 'é'.repeat(254);
const DISTINCT = Array.from({ length: 150_000 }, (_, index) =>
  String.fromCodePoint(0x2_00_00 + (index % 42_000)),
).join('');

test.each([
  ['its letters', `http://${LETTERS}.example`],
  ['their bytes', `http://${encodeURIComponent('é'.repeat(127))}/`],
  ['a user', `https://${LETTERS}@example.com`],
  ['no slashes', `http:${LETTERS}`],
  ['other slashes', `HTTP:\\/\\${LETTERS}`],
  ['a line in the scheme', `ht\ntp:/\t/${LETTERS}`],
  ['spaces before it', `\0 http://${LETTERS}`],
  ['a file', `file://${LETTERS}/`],
  ['a megabyte', `http://${DISTINCT}`],
])('a host is long, with %s', (_, url) => {
  expect(hasLongHost(url)).toBe(true);
});

test.each([
  ['as many letters as a name may have', `http://${'é'.repeat(253)}`],
  ['letters of ASCII', `http://${'a'.repeat(1_000)}`],
  ['letters in the path', `http://a/${LETTERS}`],
  ['letters in the query', `http://a?${LETTERS}`],
  ['letters behind it', `http://a#${LETTERS}`],
  ['no host', `data:text/plain,${LETTERS}`],
  ['no URL', LETTERS],
])('it is not, with %s', (_, url) => {
  expect(hasLongHost(url)).toBe(false);
  expect(URL.canParse(url)).toBe(url !== LETTERS);
});
