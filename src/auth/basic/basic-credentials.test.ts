import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBasic } from './basic-credentials.js';

const basic = (text: string | Uint8Array): string =>
  `Basic ${Buffer.from(text as string).toString('base64')}`;

test.each([
  ['Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', 'Aladdin', 'open sesame'], // RFC 7617, section 2
  ['Basic dGVzdDoxMjPCow==', 'test', '123£'], // RFC 7617, section 2.1
  [basic('me:a:b::c'), 'me', 'a:b::c'],
  [basic('me:'), 'me', ''],
  [basic(':'), '', ''],
  [basic('😀:пароль'), '😀', 'пароль'],
  [basic('\ufeffme:x'), '\ufeffme', 'x'],
  [basic('__proto__:constructor'), '__proto__', 'constructor'],
  ['bASIC  bWU6eA==', 'me', 'x'],
])('%s is read', (header, username, password) => {
  expect(readBasic(header)).toEqual({ username, password });
});

describe('is refused:', () => {
  test.each([
    ['nothing', ''],
    ['no credentials', 'Basic'],
    ['empty ones', 'Basic '],
    ['no scheme', 'bWU6eA=='],
    ['another scheme', 'Bearer bWU6eA=='],
    ['no colon', basic('me')],
    ['no base64', 'Basic me:x'],
    ['base64url', `Basic ${Buffer.from('me:???>>>').toString('base64url')}`],
    ['base64 without padding', 'Basic bWU6eA'],
    ['bits after the end', 'Basic bWU6eB=='],
    ['padding in the middle', 'Basic bW==U6eA'],
    ['a space in the middle', 'Basic bWU6 eA=='],
    ['two headers in one', 'Basic bWU6eA==, Basic bWU6eA=='],
    ['a line feed', basic('me:x\n')],
    ['a null', basic('me\u0000:x')],
    ['a control character of Latin-1', basic('me:\u0085')],
    ['bytes that are no UTF-8', basic(new Uint8Array([0x6d, 0x3a, 0xa3]))],
    ['UTF-8 that is too long', basic(new Uint8Array([0xc0, 0xba, 0x3a]))],
    ['half a surrogate pair', basic(new Uint8Array([0x3a, 0xed, 0xa0, 0x80]))],
    ['a header that is too long', basic(`me:${'x'.repeat(4096)}`)],
  ])('%s', (_, header) => {
    expect(readBasic(header)).toBeUndefined();
  });
});

test('whatever the header, nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String().map((text) => `Basic ${text}`),
      ),
      (header) => {
        readBasic(header);
      },
    ),
  );
});

test('what was encoded is what is read', () => {
  const printable = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text));
  fc.assert(
    fc.property(printable, printable, (name, password) => {
      const username = name.replaceAll(':', '');
      expect(readBasic(basic(`${username}:${password}`))).toEqual({ username, password });
    }),
  );
});
