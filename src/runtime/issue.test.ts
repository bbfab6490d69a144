import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { issuesFrom } from '../../test/issues-from.js';
import type { Issue } from './issue.js';

function issuesOf(schema: v.GenericSchema, input: unknown): Issue[] {
  return issuesFrom(v.safeParse(schema, input).issues ?? []);
}

const messageOf = (schema: v.GenericSchema, input: unknown): string | undefined =>
  issuesOf(schema, input)[0]?.message;

describe('a message', () => {
  test.each([
    ['of a type', v.string(), 7_341, 'Invalid type: Expected string'],
    ['of a format', v.pipe(v.string(), v.email()), 'x-7341', 'Invalid email'],
    ['of a length', v.pipe(v.string(), v.minLength(9)), '7341', 'Invalid length: Expected >=9'],
    ['of a value', v.pipe(v.number(), v.maxValue(9)), 7_341, 'Invalid value: Expected <=9'],
    ['that contains "Received"', v.pipe(v.string(), v.digits()), 'x: Received y', 'Invalid digits'],
  ])('%s does not end in what was received', (_, schema, input, message) => {
    expect(messageOf(schema, input)).toBe(message);
  });

  test('of the author stays', () => {
    expect(messageOf(v.pipe(v.string(), v.email('Write it as me@example.com')), 'x')).toBe(
      'Write it as me@example.com',
    );
  });

  test('of a strict object does not hold the key as a value', () => {
    expect(messageOf(v.strictObject({}), { secret: 1 })).toBe('Unknown key');
  });
});

test('a path leads through keys and indexes', () => {
  const schema = v.object({ list: v.array(v.object({ name: v.string() })) });
  expect(issuesOf(schema, { list: [{ name: 1 }] })[0]?.path).toEqual(['list', 0, 'name']);
});

test('a long key is cut', () => {
  const schema = v.record(v.string(), v.string());
  const [segment] = issuesOf(schema, { ['k'.repeat(5_000)]: 1 })[0]?.path ?? [];
  expect(segment).toBe(`${'k'.repeat(100)}…`);
});

test('there are at most 100', () => {
  expect(issuesOf(v.array(v.string()), Array(500).fill(1))).toHaveLength(100);
});
