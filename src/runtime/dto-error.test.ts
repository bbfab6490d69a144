import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACKAGE } from '../../test/project.js';
import { DtoError } from './dto-error.js';
import type { Issue } from './issue.js';

const issueAt = (...path: (string | number)[]): Issue => ({
  code: 'invalid',
  path,
  message: 'Wrong',
});

test('is an error by its name', () => {
  expect(new DtoError([])).toBeInstanceOf(Error);
  expect(new DtoError([]).name).toBe('DtoError');
});

test('holds the issues', () => {
  expect(new DtoError([issueAt('a')]).issues).toEqual([issueAt('a')]);
});

test('says where and why', () => {
  expect(new DtoError([issueAt('list', 0, 'name'), issueAt()]).message).toBe(
    'list.0.name: Wrong; input: Wrong',
  );
});

test('shows five and counts the rest', () => {
  const { message } = new DtoError(Array.from({ length: 7 }, (_, index) => issueAt(index)));
  expect(message).toBe('0: Wrong; 1: Wrong; 2: Wrong; 3: Wrong; 4: Wrong; and 2 more');
});

test('a key begins no line of its own, and moves no cursor', () => {
  const { message } = new DtoError([issueAt('x\n2026-11-29 INFO \x1b[2Kin', 'a\u2028b')]);
  expect(message).toBe('x\\u000a2026-11-29 INFO \\u001b[2Kin.a\\u2028b: Wrong');
});

describe('instanceof', async () => {
  const copy = (await import(path.join(PACKAGE, 'dist/src/runtime/index.js'))) as {
    readonly DtoError: typeof DtoError;
  };
  class Special extends DtoError {}

  test('knows the errors of another copy', () => {
    expect(copy.DtoError).not.toBe(DtoError);
    expect(new copy.DtoError([])).toBeInstanceOf(DtoError);
    expect(new DtoError([])).toBeInstanceOf(copy.DtoError);
  });

  test('tells a subclass from its parent', () => {
    expect(new Special([])).toBeInstanceOf(Special);
    expect(new Special([])).toBeInstanceOf(DtoError);
    expect(new DtoError([])).not.toBeInstanceOf(Special);
  });

  test.each([
    [undefined],
    ['DtoError'],
    [new Error('DtoError')],
    [{ name: 'DtoError', issues: [] }],
    [Object.create(new DtoError([])) as object],
  ])('is not taken in by %o', (value) => {
    expect(value).not.toBeInstanceOf(DtoError);
  });

  test('leaves no trace where the error is shown', () => {
    expect(Object.keys(new DtoError([]))).toEqual(['name', 'issues']);
  });
});
