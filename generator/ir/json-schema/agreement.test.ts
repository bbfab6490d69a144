/**
 * For each valibot kind: the JSON Schema accepts what the parser accepts and, if exact, nothing
 * else.
 */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { DIALECTS, validatorOf } from '../../../test/json-validators.js';
import { ACTIONS, SCHEMAS } from '../../../test/kinds.js';
import { lowered } from '../../../test/lowered.js';
import { COVERAGE, type Coverage } from '../../3-lower/schema/coverage.js';
import { wideningsOf } from './widenings.js';

const { schema: SCHEMA_KINDS, ...ACTION_KINDS } = COVERAGE;

test.each(Object.entries(SCHEMA_KINDS))('the schema %s', (type, coverage) => {
  expectAgreement(type, coverage, SCHEMAS[type]);
});

const actions = Object.values(ACTION_KINDS).flatMap((table) => Object.entries(table));

test.each(actions.filter(([type]) => type !== 'await'))('the action %s', (type, coverage) => {
  expectAgreement(type, coverage, ACTIONS[type]?.piped);
});

function expectAgreement(
  type: string,
  { documented }: Coverage,
  schema: v.GenericSchema<unknown> = v.never(),
): void {
  const ir = lowered(schema);
  const answers = INPUTS.map((input) => ({ input, result: v.safeParse(schema, input) }));
  const accepted = answers.filter(({ result }) => result.success);
  const refused = answers.filter(({ result }) => !result.success);
  for (const dialect of DIALECTS) {
    const isValid = validatorOf(ir, 'input', dialect);
    expect
      .soft(
        accepted.filter(({ input }) => !isValid(input)),
        dialect,
      )
      .toEqual([]);
  }
  const isValid = validatorOf(ir, 'input', 'draft-2020-12');
  const tooMuch = refused.filter(({ input }) => isValid(input));
  const told = wideningsOf(ir).filter(({ isSlight }) => documented === 'wider' || !isSlight);
  if (documented === 'wider') {
    expect.soft(tooMuch, 'it is wider').not.toEqual([]);
    expect
      .soft(new Set(told.map(({ kind }) => kind)))
      .toEqual(new Set([TOLD_AS.get(type) ?? type]));
  } else {
    expect.soft(tooMuch, 'it is exact').toEqual([]);
    expect.soft(told).toEqual([]);
  }
  if (documented !== 'none' && type !== 'never') expect.soft(accepted).not.toEqual([]);
  if (documented === 'none') expect.soft(INPUTS.filter(isValid)).toEqual([]);
  const isReturned = validatorOf(ir, 'output', 'draft-2020-12');
  const returned = accepted.flatMap(({ result }) => asJson(result.output));
  expect
    .soft(
      returned.filter((json) => !isReturned(json)),
      'output',
    )
    .toEqual([]);
}

/** Actions whose pipe only valibot can run. It is reported by the type of its schema. */
const TOLD_AS: ReadonlyMap<string, string> = new Map([
  ['raw_check', 'string'],
  ['raw_transform', 'string'],
  ['partial_check', 'record'],
]);

/** An output as a JSON answer carries it; empty if JSON can't, as for a bigint. */
function asJson(output: unknown): unknown[] {
  try {
    const text = JSON.stringify(output) as string | undefined;
    return text === undefined ? [] : [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** A text for each rule, and some odd ones. */
const TEXTS: readonly string[] = [
  '', 'a', 'b', 'ab', 'abc', 'ABC', ' ab ', 'a.b', 'a b', 'a-b_c', 'é', 'É', 'ſ', '\u212a', '😀', '😀😀',
  'a😀', '\ud83d', 'x\udc00', '\u0000', '\n', 'aGk=', 'cbf43926', 'DEUTDEFF', 'DEUTDE00', '4111111111111111',
  '4111 1111 1111 1111', 'tz4a98xxat96iws9zmbrgj3a', '1', '-1', '+1.5', '.5', '12', '1e3', 'a.example', 'xn--a.example',
  'me@example.com', 'ME@EXAMPLE.COM', '.me@example', '👍', '🏴\u{e0067}\u{e0062}\u{e007f}', '#fff', '#12345678', '0xAF', '0o17',
  '490154203237518', '49-015420-323751-8', '1.2.3.4', '01.2.3.4', '256.1.1.1', '::1', 'FE80::1%eth0', '1:2:3:4:5:6:7:8',
  '978-3-16-148410-0', '080442957X', '2024-01-31', '2024-02-30', '2024-13-01', '2024-01-31T10:00', '2024-01-31T10:00:00',
  '10:00', '10:00:00', '2024-01-31 10:00:00.123 +01', '2024-01-31T10:00:00Z', '2024-W05', 'GBAYE0601498', 'GB-AYE-06-01498',
  'ey.ey.ey', '0ujtsYcgvSTl8PAuAdqWYSMnLOv', '00:1b:44:11:3a:b7', '00-1B-44-11-3A-B7', '0123.4567.89ab', '00:1b:44:11:3a:b7:00:01',
  '01ARZ3NDEKTSV4RRFFQ69G5FAV', '123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000',
  'https://example.com', 'a:b', ' https://x ', 'true', 'no', '[1, 2]', '{', 'two', 'constructor', '__proto__',
  // At the edges of a format, where validators have rules of their own
  `${'a'.repeat(63)}.com`, `${'a'.repeat(64)}.com`, `${'a.'.repeat(125)}com`, `${'a.'.repeat(126)}com`, 'example.com.', 'a--b.com', 'a.xn--p1ai',
  `me@${'x'.repeat(63)}.com`, `${'m'.repeat(65)}@a.com`, 'm..e@a.com', '+me_@a-b.co.uk', 'me@a.b-c', "o'me@a.com", 'me@[::1]', 'me@\u212a.com',
  '::', '1::', '::ffff:1.2.3.4', '1:2:3::4:5:6.7.8.9', '1:2:3:4:5:6:1.2.3.4', '::ffff:1.2.3.04', '1::2::3', '00.0.0.0', '1.2.3.٤',
  '0000-01-01', '2023-02-29', '23:59:60', '2024-01-31T24:00', '2024-01-31T10:00:00.123456789-23:59', '2024-01-31t10:00:00z', '2024-W53', '2024-W54',
  '00000000-0000-0000-0000-000000000000', '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', '8ZZZZZZZZZZZZZZZZZZZZZZZZZ', 'DE-U67-17-03268', 'gbaye0601498',
  '2️⃣', '2⃣', '🇺🇸', '🇺', '👩🏽‍🚀', '🏳️‍🌈', '❤', '🏻', '\ude0d\ud83d', '30218047196557', '86-181206-940216-8', '0-205-30902-X', '978-4873118734',
]; // prettier-ignore

/** No larger numbers: ajv divides those too inexactly to recognize a multiple. */
const NUMBERS: readonly number[] = [0, -0, 1, 2, 3, 4, -1, 0.5, 1.5, 2 ** 53, -(2 ** 53)];

const LISTS: readonly unknown[] = [
  [], [null], [1], ['a'], ['.'], ['a', 1], ['a', 'b'], ['a', null], ['a', 1, 1], [[1]], [{}], [1, 2, 3],
]; // prettier-ignore

/** Parsed from JSON, so that `__proto__` is a real key. */
const OBJECTS: readonly unknown[] = [
  '{}', '{"a":"x"}', '{"a":1}', '{"a":1,"b":2}', '{"a":"x","b":1}', '{"a":"x","b":"y"}', '{"a":null}', '{"b":1}',
  '{"a":"x","c":1}', '{"a":"x","c":"y"}', '{"kind":"a","a":"x"}', '{"kind":"b"}', '{"kind":"b","c":1}', '{"kind":"c"}', '{"kind":"a"}',
  '{"constructor":"x"}', '{"a":1,"constructor":"x"}', '{"a":"x","prototype":[]}', '{"length":1}', '{"0":1}',
  '{"name":"x"}', '{"name":"x","children":[{"name":"y","children":[]}]}', '{"name":"x","children":[{"name":1}]}',
].map((text): unknown => JSON.parse(text)); // prettier-ignore

const INPUTS: readonly unknown[] = [null, true, false, ...TEXTS, ...NUMBERS, ...LISTS, ...OBJECTS];
