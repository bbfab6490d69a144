/** What compiled parsers call answers as the schema of valibot's that it stands for. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { codeOf, messageOf, segmentOf } from '../issue.js';
import { foundIn, isClean, issuesOf, isTyped, reportOf } from '../report.js';
import { allOf, anyOf, oneOf } from './choices.js';
import { mapOf, recordOf, setOf, tupleOf } from './containers.js';
import { deeper } from './deeper.js';
import type { KeyedObject } from './keys.js';
import { act, ask } from './live.js';
import type { Reader } from './reader.js';
import { keepRest, refuseFirst, restOf } from './rest.js';

const of =
  (schema: v.GenericSchema): Reader =>
  (value, report) =>
    ask(schema, value, report);

const text = v.pipe(v.string(), v.minLength(2));
const upper = v.pipe(v.string(), v.maxLength(2), v.toUpperCase());
const count = v.pipe(v.number(), v.minValue(1));
const point = v.object({ x: v.number(), y: v.optional(v.number()) });
const tagged = v.strictObject({ x: v.literal(1), k: v.string() });
const keyed = v.pipe(v.string(), v.maxLength(3), v.trim());

const SOME = { requiredKeys: [] };
const keys = fc.constantFrom(
  'x',
  'y',
  'k',
  'a',
  'long key',
  ' a',
  '__proto__',
  'constructor',
  'prototype',
);
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, undefined, '', 'a', 'ab', 'abc', 0, 1, 2, Number.NaN, true, new Date(0)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 3 }),
    fc.record({ x: fc.constantFrom(1, 2, 'a'), y: tie('value'), k: fc.constantFrom('a', 1) }, SOME),
    fc.array(fc.tuple(keys, tie('value')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => new Set(items)),
  ),
}));

const rest = (value: unknown, refuse: 'refuse' | 'keep' | Reader): Reader => {
  return (input, report, roles) => {
    const object = input as KeyedObject;
    const output = ask(v.object({ x: v.number() }), value, report) as Record<string, unknown>;
    if (typeof object !== 'object' || object === null) return output;
    const known = new Set(['x']);
    if (refuse === 'refuse') refuseFirst(object, known, report);
    else if (refuse === 'keep') keepRest(object, known, output);
    else restOf(object, known, output, refuse, report, roles);
    return output;
  };
};

const X = { x: v.number() };

/** Each with the schema that it has to answer as. */
const CASES: Readonly<Record<string, readonly [v.GenericSchema, Reader]>> = {
  union: [
    v.union([text, count, point]),
    (value, report) =>
      anyOf(
        value,
        [of(text), of(count), of(point)],
        'Invalid type: Expected (string | number | Object)',
        report,
        1,
      ),
  ],
  'union of one': [
    v.union([text]),
    (value, report) => anyOf(value, [of(text)], 'Invalid type: Expected string', report, 1),
  ],
  'union of texts': [
    v.union([text, upper]),
    (value, report) =>
      anyOf(value, [of(text), of(upper)], 'Invalid type: Expected string', report, 1),
  ],
  'union of none': [
    v.union([]),
    (value, report) => anyOf(value, [], 'Invalid type: Expected never', report, 1),
  ],
  intersect: [
    v.intersect([point, v.looseObject({ k: v.optional(v.string()) })]),
    (value, report) =>
      allOf(
        value,
        [of(point), of(v.looseObject({ k: v.optional(v.string()) }))],
        'Invalid type: Expected Object',
        report,
        1,
      ),
  ],
  'union of objects': [
    v.union([point, v.object({ k: text })]),
    (value, report) =>
      anyOf(
        value,
        [of(point), of(v.object({ k: text }))],
        'Invalid type: Expected Object',
        report,
        1,
      ),
  ],
  'intersect of what contradicts': [
    v.intersect([v.string(), upper]),
    (value, report) =>
      allOf(value, [of(v.string()), of(upper)], 'Invalid type: Expected string', report, 1),
  ],
  'intersect of lists': [
    v.intersect([v.array(v.any()), v.array(v.union([v.number(), upper]))]),
    (value, report) =>
      allOf(
        value,
        [of(v.array(v.any())), of(v.array(v.union([v.number(), upper])))],
        'Invalid type: Expected Array',
        report,
        1,
      ),
  ],
  'intersect of none': [
    v.intersect([]),
    (value, report) => allOf(value, [], 'Invalid type: Expected never', report, 1),
  ],
  variant: [
    v.variant('x', [tagged, v.variant('k', [v.object({ x: v.number(), k: v.literal('a') })])]),
    (value, report, roles) => {
      if (typeof value !== 'object' || value === null)
        return of(v.object({}))(value, report, roles);
      const x = { key: 'x', read: of(v.literal(1)), expects: '1' };
      const any = { key: 'x', read: of(v.number()), expects: 'number' };
      const k = { key: 'k', read: of(v.literal('a')), expects: '"a"' };
      const second = of(v.object({ x: v.number(), k: v.literal('a') }));
      const options = [
        { discriminators: [x], read: of(tagged) },
        { discriminators: [any, k], read: second },
      ];
      return oneOf(value, options, undefined, report, roles);
    },
  ],
  record: [
    v.record(keyed, count),
    (value, report) =>
      recordOf(value, of(keyed), of(count), 'Invalid type: Expected Object', report, 1),
  ],
  map: [
    v.map(keyed, count),
    (value, report) => mapOf(value, of(keyed), of(count), 'Invalid type: Expected Map', report, 1),
  ],
  set: [
    v.set(upper),
    (value, report) => setOf(value, of(upper), 'Invalid type: Expected Set', report, 1),
  ],
  tuple: [
    v.tuple([text, v.optional(count)]),
    (value, report) =>
      tupleOf(
        value,
        [of(text), of(v.optional(count))],
        'drop',
        'Invalid type: Expected Array',
        report,
        1,
      ),
  ],
  'strict tuple': [
    v.strictTuple([upper]),
    (value, report) =>
      tupleOf(value, [of(upper)], 'refuse', 'Invalid type: Expected Array', report, 1),
  ],
  'strict tuple with a message': [
    v.strictTuple([upper], 'Nope'),
    (value, report) => tupleOf(value, [of(upper)], 'refuse', 'Nope', report, 1, 'Nope'),
  ],
  'loose tuple': [
    v.looseTuple([upper]),
    (value, report) =>
      tupleOf(value, [of(upper)], 'keep', 'Invalid type: Expected Array', report, 1),
  ],
  'tuple with rest': [
    v.tupleWithRest([upper], count),
    (value, report) =>
      tupleOf(value, [of(upper)], of(count), 'Invalid type: Expected Array', report, 1),
  ],
  'strict object': [v.strictObject(X), (value, report) => rest(value, 'refuse')(value, report, 1)],
  'loose object': [v.looseObject(X), (value, report) => rest(value, 'keep')(value, report, 1)],
  'object with rest': [
    v.objectWithRest(X, upper),
    (value, report) => rest(value, of(upper))(value, report, 1),
  ],
};

test.each(Object.entries(CASES))('%s', (_, [schema, read]) => {
  const counts = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(values, (value) => {
      const expected = schema['~run']({ value }, {});
      const report = reportOf(false);
      const output = read(value, report, 1);
      counts[isClean(report) ? 'accepted' : 'refused']++;
      expect(isClean(report)).toBe(expected.issues === undefined);
      if (isClean(report)) expect(isDeepStrictEqual(output, expected.value)).toBe(true);
      expect(report.untyped === 0).toBe(expected.typed === true);
      expect(issuesOf(report)).toEqual(
        (expected.issues ?? []).map((issue) => ({
          code: codeOf(issue),
          path: (issue.path ?? []).map((item) => segmentOf(item.key)),
          message: messageOf(issue),
        })),
      );
    }),
    { numRuns: 2000 },
  );
  expect(counts.refused).toBeGreaterThan(0);
});

test('a record never sets a prototype, whatever becomes of its keys', () => {
  const value = JSON.parse('{" __proto__": {"is_admin": true}, "__proto__": 1, "constructor": 2}');
  const trimmed = of(v.pipe(v.string(), v.trim()));
  const output = recordOf(value, trimmed, of(v.any()), '', reportOf(false), 1);
  expect(output).toEqual({});
  expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
});

test('a record refuses a key that has no text, and takes a symbol', () => {
  const value = JSON.parse('{"{\\"toString\\":1}": 1, "[2]": 2}');
  const report = reportOf(false);
  const output = recordOf(value, of(v.pipe(v.string(), v.parseJson())), of(v.any()), '', report, 1);
  expect(output).toEqual({ 2: 2 });
  expect(foundIn(report)).toEqual([
    { code: 'invalid', path: ['{"toString":1}'], message: 'Invalid key' },
  ]);
  const symbol = Symbol('made');
  const made = of(
    v.pipe(
      v.string(),
      v.transform(() => symbol),
    ),
  );
  expect(recordOf({ a: 1 }, made, of(v.any()), '', reportOf(false), 1)).toEqual({ [symbol]: 1 });
});

test('what goes round in circles ends, however deep an input is', () => {
  const read: Reader = (value, report, roles) =>
    typeof value === 'object' ? deeper(read, (value as KeyedObject)['next'], report, roles) : value;
  let deep: KeyedObject = {};
  for (let level = 0; level < 100_000; level++) deep = { next: deep };
  const report = reportOf(false);
  read(deep, report, 1);
  expect(issuesOf(report)).toMatchObject([{ code: 'invalid', message: 'Nested too deeply' }]);
  expect(report.depth).toBe(0);
});

test('what is as deep as an honest input may be is read', () => {
  const issuesAt = (depth: number): number => {
    const read: Reader = (level, report, roles) =>
      level === 0 ? level : deeper(read, (level as number) - 1, report, roles);
    const report = reportOf(false);
    read(depth, report, 1);
    return issuesOf(report).length;
  };
  expect([issuesAt(500), issuesAt(501)]).toEqual([0, 1]);
});

test('what a schema finds when there is no room for more is not forgotten', () => {
  const report = reportOf(false);
  for (let index = 0; index < 101; index++) ask(text, 'a', report);
  expect(issuesOf(report)).toHaveLength(100);
  expect(isTyped(report, report.count)).toBe(false);
});

test('the same of a transformation that fails', () => {
  const report = reportOf(false);
  act(v.toNumber() as never, 'x', report, 'count');
  expect(issuesOf(report)).toEqual([
    { code: 'invalid', path: ['count'], message: 'Invalid number' },
  ]);
  expect(report.untyped).toBe(1);
});
