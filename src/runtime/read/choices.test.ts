/** Variants answer as valibot's do, and ask who may send what tells their options apart. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { codeOf, messageOf, segmentOf, type Issue } from '../issue.js';
import { foundIn, isClean, issuesOf, refuseOrDrop, reportOf, type Report } from '../report.js';
import { allOf, anyOf, noneOf, oneOf } from './choices.js';
import { ask } from './live.js';
import type { Reader } from './reader.js';

const of =
  (schema: v.GenericSchema): Reader =>
  (value, report) =>
    ask(schema, value, report);

type Options = Parameters<typeof oneOf>[1];
interface Option extends v.GenericSchema {
  readonly type: 'object';
  readonly entries: Readonly<Record<string, v.GenericSchema>>;
}

interface Variant extends v.GenericSchema {
  readonly type: 'variant';
  readonly key: string;
  readonly options: readonly (Option | Variant)[];
}

const MAY_LACK: ReadonlySet<string> = new Set(['optional', 'exact_optional', 'nullish']);

/** The options of a variant, as they are emitted. */
function optionsOf({ options, key }: Variant, keys: readonly string[] = []): Options {
  const asked = [...new Set([...keys, key])];
  return options.flatMap((option): Options => {
    if (option.type === 'variant') return optionsOf(option, asked);
    const discriminators = asked.map((one) => {
      const entry = option.entries[one]!;
      const mayLack = MAY_LACK.has(entry.type);
      return { key: one, read: of(entry), expects: entry.expects, ...(mayLack && { mayLack }) };
    });
    return [{ discriminators, read: of(option) }];
  });
}

const inputs = fc.record(
  {
    x: fc.constantFrom('a', 'b', 'c', 1, undefined),
    y: fc.constantFrom(1, 2, 3),
    z: fc.constantFrom(1, 2, '1'),
    n: fc.constantFrom('long', 'x', 1),
  },
  { requiredKeys: [] },
);

const one = v.literal(1);
const two = v.literal(2);
const a = v.literal('a');
const b = v.literal('b');
const long = v.pipe(v.string(), v.minLength(2));

/** Typed as any of them is. */
const variant = (key: string, options: readonly object[]): Variant =>
  v.variant(key, options as never) as unknown as Variant;

const VARIANTS: Readonly<Record<string, Variant>> = {
  'with a key each': variant('x', [v.object({ x: a, n: v.number() }), v.object({ x: b, n: long })]),
  'with several keys': variant('x', [
    variant('y', [v.object({ x: a, y: one }), v.object({ x: a, y: two, n: long })]),
    variant('z', [
      v.object({ x: b, z: one }),
      v.object({ x: b, z: two }),
      v.object({ x: b, z: two }),
    ]),
  ]),
  'with keys that are asked in another order': variant('x', [
    v.object({ x: a }),
    variant('z', [variant('y', [v.object({ x: v.string(), z: one, y: one })])]),
    variant('y', [v.object({ x: v.string(), y: two }), v.object({ x: v.string(), y: two })]),
    v.object({ x: b }),
  ]),
  'with a key that is asked sooner and later': variant('x', [
    variant('y', [v.object({ x: v.string(), y: two })]),
    variant('z', [variant('y', [v.object({ x: v.string(), z: one, y: one })])]),
  ]),
  'with a key that says little': variant('x', [
    v.object({ x: v.string(), n: v.number() }),
    v.object({ x: v.string(), n: long }),
    v.object({ x: v.string(), n: v.string() }),
  ]),
  'with a key that may lack': variant('x', [
    v.object({ x: v.optional(a), y: one }),
    v.object({ x: v.exactOptional(b), y: two }),
    v.object({ x: v.undefinedable(v.literal('c')) }),
  ]),
};

function told(report: Report): readonly Issue[] {
  return issuesOf(report);
}

describe('oneOf', () => {
  test.each(Object.entries(VARIANTS))('answers as a variant %s', (_, schema) => {
    const options = optionsOf(schema);
    fc.assert(
      fc.property(inputs, (input) => {
        const report = reportOf(false);
        const output = oneOf(input, options, undefined, report, 1);
        const expected = schema['~run']({ value: input }, {});
        expect(told(report)).toEqual(
          (expected.issues ?? []).map((issue) => ({
            code: codeOf(issue),
            path: (issue.path ?? []).map((item) => segmentOf(item.key)),
            message: messageOf(issue),
          })),
        );
        if (isClean(report)) expect(output).toEqual(expected.value);
        expect(report.untyped === 0).toBe(expected.typed === true);
      }),
      { numRuns: 1000 },
    );
  });

  const read: Reader = (value, report) => {
    refuseOrDrop(report, 'unknown_key', 'Unknown key', 'more');
    return value;
  };
  const asked = [{ key: 'x', read: of(a), expects: '"a"', writers: 2 }];

  test('takes no option whose key the roles may not send', () => {
    const report = reportOf(false);
    expect(
      oneOf({ x: 'a' }, [{ discriminators: asked, read }], undefined, report, 1),
    ).toBeUndefined();
    expect(told(report)).toMatchObject([{ path: ['x'], message: 'Invalid type: Expected never' }]);
  });

  test.each([1, 2, -(2 ** 31)])('asks nobody where no model does (%i)', (roles) => {
    const report = reportOf(false);
    const discriminators = [{ key: 'x', read: of(a), expects: '"a"' }];
    expect(
      oneOf({ x: 'a' }, [{ discriminators, read: of(v.any()) }], undefined, report, roles),
    ).toEqual({ x: 'a' });
    expect(isClean(report)).toBe(true);
  });

  test('drops keys if they are to be dropped, and refuses them else', () => {
    const strips = reportOf(true);
    expect(oneOf({ x: 'a' }, [{ discriminators: asked, read }], undefined, strips, 2)).toEqual({
      x: 'a',
    });
    expect([isClean(strips), foundIn(strips).length]).toEqual([true, 1]);
    const lenient = { discriminators: asked, read: of(v.any()) };
    const chooses = reportOf(false);
    oneOf({ x: 'a' }, [{ discriminators: asked, read }, lenient], undefined, chooses, 2);
    expect(isClean(chooses)).toBe(true);
    const rejects = reportOf(false);
    oneOf({ x: 'a' }, [{ discriminators: asked, read }], undefined, rejects, 2);
    expect(isClean(rejects)).toBe(false);
  });

  test('does not drop a key of what tells options apart', () => {
    const discriminators = [{ key: 'x', read, expects: '"a"' }];
    const report = reportOf(true);
    oneOf({ x: 'a' }, [{ discriminators, read }], undefined, report, 1);
    expect(told(report)).toMatchObject([{ message: 'Invalid type: Expected "a"' }]);
  });

  test('takes nothing if there are no options', () => {
    const report = reportOf(false);
    oneOf({}, [], undefined, report, 1);
    expect(told(report)).toMatchObject([{ message: 'Invalid type: Expected never' }]);
  });

  test('tries no more once nothing is found, and says what it was told to', () => {
    let tries = 0;
    const counted: Reader = (value) => (tries++, value);
    const discriminators = [{ key: 'x', read: of(a), expects: '"a"' }];
    const option = { discriminators, read: counted };
    oneOf({ x: 'a' }, [option, option], undefined, reportOf(false), 1);
    expect(tries).toBe(1);
    const report = reportOf(false);
    oneOf({ x: 'b' }, [option], 'Choose', report, 1);
    expect(told(report)).toEqual([{ code: 'invalid', path: ['x'], message: 'Choose' }]);
  });
});

test('noneOf tells what the roles may send', () => {
  const messageFor = (roles: number): unknown => {
    const report = reportOf(false);
    noneOf(
      'x',
      [
        [1, '"a"'],
        [3, '"b"'],
        [3, '"b"'],
      ],
      report,
      roles,
    );
    return told(report)[0]?.message;
  };
  expect(messageFor(1)).toBe('Invalid type: Expected ("a" | "b")');
  expect(messageFor(2)).toBe('Invalid type: Expected (never | "b")');
  expect(messageFor(4)).toBe('Invalid type: Expected never');
});

describe('keys inside', () => {
  const drops: Reader = (value, report) => {
    refuseOrDrop(report, 'unknown_key', 'Unknown key', 'more');
    return value;
  };

  test('an option of a union are refused even where the rest is dropped', () => {
    const report = reportOf(true);
    const dropping: Reader = (...given) => (drops(...given), 'dropped');
    expect(anyOf('a', [dropping, of(v.literal('a'))], 'No', report, 1)).toBe('a');
    expect(foundIn(report)).toEqual([]);
  });

  test('an intersection, too', () => {
    const report = reportOf(true);
    allOf({}, [drops, of(v.any())], 'No', report, 1);
    expect(told(report)).toMatchObject([{ code: 'unknown_key' }]);
  });
});

describe('anyOf tells', () => {
  const issuesFor = (value: unknown, ...schemas: v.GenericSchema[]): readonly unknown[] => {
    const report = reportOf(false);
    anyOf(value, schemas.map(of), 'None', report, 1);
    return told(report).map(({ path, message }) => [...path, message]);
  };
  const named = v.object({ name: long });
  const other = v.object({ name: v.pipe(v.string(), v.minLength(3)) });

  test('what is wrong with the only one of the right type', () => {
    expect(issuesFor({ name: '' }, v.string(), named)).toEqual([
      ['name', 'Invalid length: Expected >=2'],
    ]);
  });

  test('what is wrong with the only one', () => {
    expect(issuesFor({ name: 1 }, named)).toEqual([['name', 'Invalid type: Expected string']]);
  });

  test('nothing of several', () => {
    expect(issuesFor({ name: '' }, named, other)).toEqual([['None']]);
    expect(issuesFor({ name: 1 }, named, other)).toEqual([['None']]);
    expect(issuesFor({ name: 1 })).toEqual([['None']]);
  });

  test('that a rule refused a value, which has its type then', () => {
    const report = reportOf(false);
    anyOf({ name: '' }, [of(named), of(other)], 'None', report, 1);
    expect(report.untyped).toBe(0);
    anyOf({ name: 1 }, [of(named), of(other)], 'None', report, 1);
    expect(report.untyped).toBeGreaterThan(0);
  });

  test('what comes behind, which is asked about such a value', () => {
    expect(
      anyOf('x', [of(long), of(v.pipe(v.string(), v.email()))], 'None', reportOf(false), 1),
    ).toBe('x');
  });
});

test('an intersection of what rules refuse says nothing more', () => {
  const report = reportOf(false);
  const none: Reader = (value, own, roles) =>
    anyOf(value, [of(long), of(v.pipe(v.string(), v.email()))], 'None', own, roles);
  allOf('x', [none, of(v.string())], 'No', report, 1);
  expect(told(report)).toMatchObject([{ message: 'None' }]);
});
