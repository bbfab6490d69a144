import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DtoError } from './dto-error.js';
import type { Issue } from './issue.js';
import { toProblem } from './problem.js';

const notWritable: Issue = { code: 'not_writable', path: ['is_admin'], message: 'Not writable' };
const unknownKey: Issue = { code: 'unknown_key', path: ['is_evil'], message: 'Unknown key' };
const notAllowed: Issue = {
  code: 'value_not_allowed',
  path: ['scope'],
  message: 'Value not allowed',
};
const invalid: Issue = { code: 'invalid', path: ['email'], message: 'Invalid email' };

const pointerOf = (...path: (string | number)[]): string | undefined =>
  toProblem([{ ...invalid, path }]).errors[0]?.pointer;

test('says what RFC 9457 asks for', () => {
  expect(toProblem([invalid])).toEqual({
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: 422,
    detail: '1 value was not accepted.',
    errors: [{ code: 'invalid', detail: 'Invalid email', pointer: '#/email' }],
  });
});

test('refuses any other error, which says nothing about the input', () => {
  expect(() => toProblem(new Error('secret') as never)).toThrow('Pass a DtoError, or the issues');
});

test.each(['secret', 1, undefined, null])('refuses %j, and does not repeat it', (thrown) => {
  expect(() => toProblem(thrown as never)).toThrow(
    /^Pass a DtoError, or the issues of a result\. Any other error is for your error handler\.$/,
  );
});

test('counts several', () => {
  expect(toProblem([invalid, notWritable]).detail).toBe('2 values were not accepted.');
});

test('takes the error that parse throws', () => {
  expect(toProblem(new DtoError([invalid]))).toEqual(toProblem([invalid]));
});

describe('by default', () => {
  test('a key that exists is answered like one that does not', () => {
    const [refused, unknown] = toProblem([
      notWritable,
      { ...unknownKey, path: ['is_admin'] },
    ]).errors;
    expect(refused).toEqual(unknown);
  });

  test('a value of other roles is answered like one of nobody', () => {
    expect(toProblem([notAllowed]).errors).toEqual([
      { code: 'invalid', detail: 'Invalid value', pointer: '#/scope' },
    ]);
  });
});

test('with disclose, it says which is which', () => {
  const { errors } = toProblem([notWritable, unknownKey, notAllowed], { disclose: true });
  expect(errors.map(({ code, detail }) => [code, detail])).toEqual([
    ['not_writable', 'Not writable'],
    ['unknown_key', 'Unknown key'],
    ['value_not_allowed', 'Value not allowed'],
  ]);
});

describe('a pointer', () => {
  test('to the input itself is empty', () => {
    expect(pointerOf()).toBe('#');
  });

  test('leads through keys and indexes', () => {
    expect(pointerOf('addresses', 1, 'street')).toBe('#/addresses/1/street');
  });

  test('escapes ~ and /', () => {
    expect(pointerOf('a/b', 'c~d', '~1')).toBe('#/a~1b/c~0d/~01');
  });

  test('to an empty key ends in a slash', () => {
    expect(pointerOf('')).toBe('#/');
  });

  test('is percent-encoded', () => {
    expect(pointerOf('ü %"\n')).toBe('#/%C3%BC%20%25%22%0A');
  });

  test.each(['\ud800', '\udc00x', 'x\ud83d'])('survives half a surrogate pair', (key) => {
    expect(pointerOf(key)).toContain('%EF%BF%BD');
  });

  // A failure prints its seed.
  test('leads back to its path, whatever the keys', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (path) => {
        const [, ...segments] = decodeURIComponent(pointerOf(...path)?.slice(1) ?? '').split('/');
        expect(segments.map((one) => one.replaceAll('~1', '/').replaceAll('~0', '~'))).toEqual(
          path,
        );
      }),
    );
  });
});

describe('in another language', () => {
  const issues: Issue[] = [
    { code: 'not_writable', path: ['is_admin'], message: 'Not writable' },
    { code: 'value_not_allowed', path: ['scope'], message: 'Value not allowed' },
    { code: 'invalid', path: ['name'], message: 'Missing' },
  ];

  test('the translator is told what the client may know', () => {
    const told: unknown[] = [];
    const { errors } = toProblem(issues, {
      translate: (one) => `${told.push(one)}`,
    });
    expect(told).toEqual([
      { code: 'not_accepted', path: ['is_admin'], message: 'Not accepted' },
      { code: 'invalid', path: ['scope'], message: 'Invalid value' },
      { code: 'invalid', path: ['name'], message: 'Missing' },
    ]);
    expect(errors.map(({ detail }) => detail)).toEqual(['1', '2', '3']);
  });

  test('or everything, where everything is disclosed', () => {
    const { errors } = toProblem(issues, { disclose: true, translate: ({ code }) => code });
    expect(errors.map(({ detail }) => detail)).toEqual(issues.map(({ code }) => code));
  });
});
