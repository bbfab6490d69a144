import { describe, expect, test } from 'vitest';
import type { Issue } from '../issue.js';
import { blamed, blameFor, noteRemoval, noteWrite, type Write } from './writes.js';

const write = (path: string, kind: Write['kind'], index = 0): Write => ({
  path: path.split('/'),
  kind,
  by: [index, kind === 'given' ? 'value' : 'path'],
});

const places = (writes: readonly Write[]): string[] =>
  writes.map(({ path, kind }) => `${kind} ${path.join('/')}`);

const written = (...paths: string[]): Write[] => paths.map((path) => write(path, 'put'));

test('a value of the patch is given, any other is put', () => {
  const writes: Write[] = [];
  noteWrite(writes, { path: ['a'] }, [0, 'value']);
  noteWrite(writes, { path: ['b'] }, [1, 'path']);
  noteRemoval(writes, { path: ['c'] }, [2, 'path']);
  expect(places(writes)).toEqual(['given a', 'put b', 'removed c']);
});

test('an item that is added moves those behind it, in its list alone', () => {
  const writes = written('a/list/0', 'a/list/1/x', 'a/list/2', 'a/list', 'b/list/2', 'a/2', '2');
  noteWrite(writes, { path: ['a', 'list', '1'], moved: 1 }, [1, 'value']);
  expect(places(writes)).toEqual([
    'put a/list/0', 'put a/list/2/x', 'put a/list/3', 'put a/list', 'put b/list/2', 'put a/2', 'put 2',
    'given a/list/1',
  ]); // prettier-ignore
});

test('an item that is removed moves those behind it, and what was written to it was to its list', () => {
  const writes = written('a/list/0', 'a/list/1/x', 'a/list/2', 'b/list/2');
  noteRemoval(writes, { path: ['a', 'list', '1'], moved: 1 }, [1, 'path']);
  expect(places(writes)).toEqual([
    'put a/list/0', 'touched a/list', 'put a/list/1', 'put b/list/2', 'touched a/list',
  ]); // prettier-ignore
});

describe('to blame for an issue is', () => {
  const blame = (place: string, ...writes: Write[]): string => {
    const { path, isRemoval } = blameFor(place.split('/'), writes);
    return `${path.join('.')}${isRemoval ? ' removed' : ''}`;
  };

  test.each([
    ['the last write around it', [write('a', 'given', 0), write('a', 'given', 1)], '1.value.b.c'],
    ['a write around it', [write('a', 'given', 0), write('a/b/c/d', 'given', 1)], '0.value.b.c'],
    ['its removal', [write('a/b/c', 'removed')], '0.path removed'],
    ['the removal of something around it', [write('a/b', 'removed')], '0.path'],
    ['what was put', [write('a', 'put')], '0.path'],
    ['the last write inside it', [write('a/b/c/d', 'put', 0), write('a/b/c/e', 'given', 1)], '1.value'],
    ['a removal inside it', [write('a/b/c/d', 'removed')], '0.path'],
    ['the removal of its items', [write('a', 'put', 0), write('a/b/c', 'touched', 1)], '0.path'],
    ['only that removal', [write('a/x', 'put', 2), write('a/b/c', 'touched', 1)], '1.path'],
    ['the removal of items around it', [write('a', 'touched', 1)], '1'],
    ['the last write beside it', [write('a/x', 'put', 0), write('a/y', 'given', 1), write('b', 'put', 2)], '1'],
    ['nothing', [write('b', 'given')], ''],
  ])('%s', (_, writes, expected) => {
    expect(blame('a/b/c', ...writes)).toBe(expected);
  }); // prettier-ignore
});

test('what was removed is missing, unless it is refused for another reason', () => {
  const message = (code: Issue['code']): string =>
    blamed({ code, path: ['a'], message: 'Told' }, [write('a', 'removed')]).message;
  expect(message('invalid')).toBe('Missing');
  expect(message('not_writable')).toBe('Told');
});
