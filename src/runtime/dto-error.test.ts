import { expect, test } from 'vitest';
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
