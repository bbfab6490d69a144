import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createDto } from './create-dto.js';
import type { Dto } from './dto.js';
import { safeParseJson } from './json/parse-json.js';
import { parseMany } from './parse-many.js';
import { safeParse, type ParseOptions } from './parse.js';
import { isPlainObject } from './plain-object.js';
import type { PathParams } from './under-path.js';
import { toProblem } from './problem.js';
import { refuseKey } from './read/keys.js';
import type { RefusedReport } from './audit/refused-report.js';
import { notObject } from './report.js';

const WRITABLE = ['name', 'slug'];

/** Takes `name` and `slug`, and knows `id`. */
const dto: Dto<Record<string, unknown>> = createDto(
  {
    model: 'Post',
    shape: 'update',
    bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
    grants: { id: {}, name: { update: 1 }, slug: { create: 1, update: 1 } },
    read(input, report) {
      if (!isPlainObject(input)) return notObject(report);
      const isTaken = (key: string): boolean => WRITABLE.includes(key);
      for (const key of Object.keys(input)) {
        if (!isTaken(key)) refuseKey(report, input, key, key === 'id' ? 0 : undefined);
      }
      return Object.fromEntries(Object.entries(input).filter(([key]) => isTaken(key)));
    },
    jsonSchema: () => ({}),
  },
  ['owner'],
);

const at = (params: PathParams): ParseOptions => ({ params });

function said(input: unknown, options: ParseOptions): unknown {
  const result = safeParse(dto, input, options);
  return result.success
    ? result.output
    : result.issues.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

const CONTRADICTION = ['value_not_allowed id: Contradicts the path'];

describe('the path wins', () => {
  test.each<[input: object]>([
    [{ name: 'x' }],
    [{ id: '42', name: 'x' }],
    [{ id: 42, name: 'x' }],
    [{ id: 42n, name: 'x' }],
    [{ id: undefined, name: 'x' }],
    [Object.assign(Object.create(null), { id: '42', name: 'x' })],
  ])('and need not be repeated: %o', (input) => {
    expect(said(input, at({ id: '42' }))).toEqual({ name: 'x' });
  });

  test.each<[id: unknown]>([
    ['43'], [43], ['042'], ['42.0'], [' 42'], ['42 '], ['４２'], [''], [null], [true], [false], [Number.NaN],
    [['42']], [{}], [{ toString: () => '42' }], [new String('42')], [Symbol('42')], [() => '42'],
  ])('over %o', (id) => {
    expect(said({ id, name: 'x' }, at({ id: '42' }))).toEqual(CONTRADICTION);
  }); // prettier-ignore

  test('what it says and the roles may write, is written', () => {
    expect(said({ slug: 'a' }, at({ slug: 'a' }))).toEqual({ slug: 'a' });
    expect(said({ name: 'x' }, at({ slug: 'a' }))).toEqual({ name: 'x' });
    expect(said({ slug: 'b' }, at({ slug: 'a' }))).toEqual([
      'value_not_allowed slug: Contradicts the path',
    ]);
  });

  test('a contradiction is no key that may be dropped', () => {
    const options = { ...at({ id: '42' }), unaccepted: 'strip' } as const;
    expect(said({ id: '43', other: 1 }, options)).toEqual(CONTRADICTION);
    expect(said({ id: '42', other: 1, name: 'x' }, options)).toEqual({ name: 'x' });
  });

  test('a parameter that the route does not have agrees with nothing', () => {
    expect(said({ id: '42' }, at({ id: undefined }))).toEqual(CONTRADICTION);
    expect(said({ name: 'x' }, at({ id: undefined }))).toEqual({ name: 'x' });
  });

  test('only keys of the body itself are meant', () => {
    expect(said({ id: '42', deep: { id: '43' } }, at({ id: '42' }))).toEqual([
      'unknown_key deep: Unknown key',
    ]);
    const wayIn = JSON.parse('{"__proto__":"1","constructor":"2","name":"x"}');
    const params = JSON.parse('{"__proto__":"1","constructor":"2","toString":"3"}');
    expect(said(wayIn, at(params))).toEqual({ name: 'x' });
    expect(said(wayIn, at({ toString: '3' } as unknown as PathParams))).toHaveLength(2);
  });

  test.each([[null], ['id=43'], [['43']], [new Map([['id', '43']])], [42]])(
    '%o is no body',
    (input) => {
      expect(said(input, at({ id: '42' }))).toEqual(['invalid : Invalid type: Expected Object']);
    },
  );

  test('everything is listed', () => {
    expect(said({ id: '43', nobody: 1 }, at({ id: '42' }))).toEqual([
      ...CONTRADICTION,
      'unknown_key nobody: Unknown key',
    ]);
  });
});

test('a getter is asked once, and a body is not touched', () => {
  const answers = ['42', '43'];
  const input = Object.freeze({
    get id() {
      return answers.shift();
    },
    name: 'x',
  });
  expect(said(input, at({ id: '42' }))).toEqual({ name: 'x' });
  expect(answers).toEqual(['43']);
  const body = { id: '42', name: 'x' };
  said(body, at({ id: '42' }));
  expect(body).toEqual({ id: '42', name: 'x' });
});

test('JSON and lists are asked, too', () => {
  const result = safeParseJson(dto, '{"id":43}', at({ id: '42' }));
  expect(result).toMatchObject({ issues: [{ path: ['id'], message: 'Contradicts the path' }] });
  const many = [{ id: '42', name: 'a' }, { name: 'b' }];
  expect(parseMany(dto, many, at({ id: '42' }))).toEqual([{ name: 'a' }, { name: 'b' }]);
  const attempt = (): unknown => parseMany(dto, [{}, { id: 'x' }], at({ id: '42' }));
  expect(attempt).toThrow('1.id: Contradicts the path');
});

test('the audit log is told, the client that the value is not right', () => {
  const onRefused = vi.fn<(report: RefusedReport) => void>();
  const result = safeParse(dto, { id: 's3cret' }, { ...at({ id: '42' }), onRefused });
  expect(onRefused.mock.calls).toMatchObject([
    [{ outcome: 'rejected', issues: [{ code: 'value_not_allowed', pointer: '/id' }] }],
  ]);
  expect(JSON.stringify([onRefused.mock.calls, result])).not.toContain('s3cret');
  if (result.success) throw new Error('was accepted');
  expect(toProblem(result.issues).errors).toEqual([
    { code: 'invalid', detail: 'Invalid value', pointer: '#/id' },
  ]);
});

test('a body that does not name what the path names is parsed as ever', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
      expect(said(body, at({ 'not in it\0': '42' }))).toEqual(said(body, {}));
    }),
  );
});
