import { describe, expect, test, vi } from 'vitest';
import { anything, bytesOf, refusals } from '../../../test/json/anything.js';
import type { RefusedReport } from '../audit/refused-report.js';
import { DtoError } from '../dto-error.js';
import { safeParse } from '../parse.js';
import { toProblem } from '../problem.js';
import { parseJson, safeParseJson } from './parse-json.js';

describe('parseJson', () => {
  test.each([
    ['a text', '{"name":"me","tags":["ä😀"]}'],
    ['bytes', bytesOf('{"name":"me","tags":["ä😀"]}')],
    ['a Buffer', Buffer.from('{"name":"me","tags":["ä😀"]}')],
    ['an ArrayBuffer', bytesOf('{"name":"me","tags":["ä😀"]}').buffer as ArrayBuffer],
    ['a part of a buffer', bytesOf('xx{"name":"me","tags":["ä😀"]}').subarray(2)],
  ])('parses %s', (_, body) => {
    expect(parseJson(anything, body)).toEqual({ name: 'me', tags: ['ä😀'] });
  });

  test('throws a DtoError that lists every reason', () => {
    const attempt = (): unknown => parseJson(anything, '{"a":1,"a":2,"b":1e999}');
    expect(attempt).toThrow(DtoError);
    expect(attempt).toThrow('a: Duplicate key; b: Number beyond what a double holds');
  });

  test('refuses what the Dto refuses, with its options', () => {
    const body = '{"name":"me","secret":1}';
    expect(safeParseJson(anything, body)).toEqual(safeParse(anything, JSON.parse(body)));
    const options = { unaccepted: 'strip' } as const;
    expect(safeParseJson(anything, body, options)).toEqual({
      success: true,
      output: { name: 'me' },
    });
  });

  test('makes what toProblem takes', () => {
    const result = safeParseJson(anything, '{"list":[{"a/b":1,"a/b":2}]}');
    if (result.success) throw new Error('was accepted');
    expect(toProblem(result.issues)).toMatchObject({
      status: 422,
      errors: [{ code: 'invalid', detail: 'Duplicate key', pointer: '#/list/0/a~1b' }],
    });
  });

  test('says whether it is the text that is refused, or what it says', () => {
    expect(safeParseJson(anything, '{"a":1,"a":2}')).toHaveProperty('isUnreadable', true);
    expect(safeParseJson(anything, '{"a":')).toHaveProperty('isUnreadable', true);
    expect(safeParseJson(anything, '{"secret":1}')).not.toHaveProperty('isUnreadable');
    expect(safeParseJson(anything, '[]')).not.toHaveProperty('isUnreadable');
  });

  test('tells onRefused once, whoever refuses', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    const who = { model: 'User', shape: 'update', roles: ['owner'], outcome: 'rejected' };
    safeParseJson(anything, '{"a":1,"a":2}', { onRefused });
    safeParseJson(anything, '{"secret":1}', { onRefused });
    safeParseJson(anything, '{"a":1}', { onRefused });
    expect(onRefused.mock.calls).toMatchObject([
      [{ ...who, issues: [{ code: 'invalid', path: ['a'], message: 'Duplicate key' }] }],
      [{ ...who, issues: [{ code: 'not_writable', path: ['secret'], message: 'Not writable' }] }],
    ]);
  });
});

describe('a body that is no JSON is refused as a whole', () => {
  test.each([
    ['nothing', '', 'No JSON'],
    ['space', ' \n', 'No JSON'],
    ['a byte order mark', '\ufeff{}', 'Byte order mark'],
    ['trailing text', '{} x', 'More after the JSON at line 1, column 4'],
    ['two documents', '{"a":1}\n{"a":2}', 'More after the JSON at line 2, column 1'],
    ['an end that is missing', '{"a":[1,2', 'Unfinished JSON'],
    ['a comma too many', '{"a":1,}', 'Invalid JSON at line 1, column 8'],
    ['a comma too many in a list', '{"a":[1,]}', 'Invalid JSON at line 1, column 9'],
    ['a duplicate key and no end', '{"a":1,"a":2', 'Unfinished JSON'],
  ])('%s', (_, body, message) => {
    expect(refusals(anything, body)).toEqual([`: ${message}`]);
    expect(refusals(anything, bytesOf(body))).toEqual([`: ${message}`]);
  });

  test.each([
    ['a lone byte', [0x7b, 0xff], 'Invalid UTF-8 at byte 2'],
    ['what is written too long', [0x7b, 0x22, 0xc0, 0xaf], 'Invalid UTF-8 at byte 3'],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22], 'Invalid UTF-8 at byte 2'],
    ['half a character', [0x22, 0xe2, 0x82], 'Invalid UTF-8 at byte 2'],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x7b, 0x7d], 'Byte order mark'],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0, 0x7d, 0], 'Invalid UTF-8 at byte 1'],
    ['UTF-16 without a mark', [0x7b, 0, 0x7d, 0], 'Invalid JSON at line 1, column 2'],
  ])('bytes: %s', (_, bytes, message) => {
    expect(refusals(anything, Uint8Array.from(bytes))).toEqual([`: ${message}`]);
  });

  test.each([undefined, null, {}, [], 1, true])('%s, which is neither text nor bytes', (body) => {
    const message = ': Expected the text or the bytes of a JSON body';
    expect(refusals(anything, body as unknown as string)).toEqual([message]);
  });

  test('a promise of it is no mistake of a client', () => {
    const body = Promise.resolve('{}') as unknown as string;
    expect(() => safeParseJson(anything, body)).toThrow('The input is a promise. Await it.');
  });

  test('JSON that is no object, as parse refuses it', () => {
    for (const body of ['null', '[]', '"x"', '1', '12345678901234567890']) {
      expect(safeParseJson(anything, body)).toEqual(safeParse(anything, JSON.parse(body)));
    }
  });
});
