/** Options that hold each other are tried on a value as valibot tries them, and in linear time. */
import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  foundIn,
  isClean,
  refuseOrDrop,
  reportOf,
  under,
  wrongType,
  type Report,
} from '../report.js';
import { allOf, anyOf, oneOf } from './choices.js';
import type { Reader } from './reader.js';

interface Tree {
  readonly in: Tree | null;
  readonly [key: string]: unknown;
}

let reads = 0;

beforeEach(() => {
  reads = 0;
});

/** An object with a text at one key, and another tree at `in`. */
const objectWith =
  (key: string, readTree: Reader): Reader =>
  (value, report, roles) => {
    reads++;
    const tree = value as Tree;
    const before = report.count;
    const inner = tree.in === null ? null : readTree(tree.in, report, roles);
    if (report.count !== before) under('in', report, before);
    if (typeof tree[key] !== 'string') {
      wrongType(report, 'Invalid type: Expected string', key);
      return tree;
    }
    return { in: inner, [key]: tree[key] };
  };

const schemaWith = (key: string, tree: v.GenericSchema): v.GenericSchema =>
  v.object({ in: v.nullable(v.lazy(() => tree)), [key]: v.string() });

const union: v.GenericSchema = v.union([
  v.lazy(() => schemaWith('a', union)),
  v.lazy(() => schemaWith('b', union)),
]);
const readUnion: Reader = (value, report, roles) =>
  anyOf(value, unionOptions, 'Invalid type: Expected Object', report, roles);
const unionOptions = [objectWith('a', readUnion), objectWith('b', readUnion)];

const both: v.GenericSchema = v.intersect([
  v.lazy(() => schemaWith('a', both)),
  v.lazy(() => schemaWith('b', both)),
]);
const readBoth: Reader = (value, report, roles) =>
  allOf(value, bothOptions, 'Invalid type: Expected Object', report, roles);
const bothOptions = [objectWith('a', readBoth), objectWith('b', readBoth)];

/** A variant whose options have the same discriminator: the first that nothing is found about. */
const readVariant: Reader = (value, report, roles) =>
  oneOf(value, variantOptions, undefined, report, roles);
const discriminators = [{ key: 'in', read: (value: unknown) => value, expects: 'Object' }];
const variantOptions = ['a', 'b'].map((key) => ({
  discriminators,
  read: objectWith(key, readVariant),
}));

const KINDS = [
  ['a union', readUnion],
  ['an intersection', readBoth],
  ['a variant', readVariant],
] as const;

function chain(levels: readonly object[]): Tree {
  return levels.reduce<Tree | null>((inner, level) => ({ in: inner, ...level }), null)!;
}

const answer = (read: Reader, tree: Tree): { output: unknown; report: Report } => {
  const report = reportOf(false);
  return { output: read(tree, report, 1), report };
};

const level = fc.record({ a: fc.constantFrom('x', 1), b: fc.constantFrom('y', 2) });
const usual = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom({ a: 'x', b: 'y' }, { b: 'y' }, { a: 'x' }) },
  level,
);

describe.each([
  ['a union', readUnion, union],
  ['an intersection', readBoth, both],
] as const)('%s', (_, read, schema) => {
  test('answers as valibot does, remembered or not', () => {
    fc.assert(
      fc.property(fc.array(usual, { minLength: 1, maxLength: 12 }), (levels) => {
        const tree = chain(levels);
        const expected = v.safeParse(schema, tree);
        const { output, report } = answer(read, tree);
        expect(isClean(report)).toBe(expected.success);
        if (expected.success) expect(output).toEqual(expected.output);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(KINDS)('%s', (_, read) => {
  test.each([
    ['that fits', { a: 'x', b: 'y' }, { a: 'x', b: 'y' }],
    ['that fits its last option', { b: 'y' }, { b: 'y' }],
    ['that fits nowhere', { c: 'z' }, { a: 'x', b: 'y' }],
    ['that does not fit at the end', { a: 'x', b: 'y' }, {}],
  ])('reads a value %s in linear time', (_name, each, last) => {
    const tree = chain([last, ...Array.from({ length: 300 }, () => each)]);
    answer(read, tree);
    expect(reads).toBeLessThan(5_000);
  });

  test('remembers, however much was tried before', () => {
    const tree = chain([{}, ...Array.from({ length: 18 }, () => ({ a: 'x', b: 'y' }))]);
    read(tree, reportOf(false, 0, { count: 2_000, found: undefined }), 1);
    expect(reads).toBeLessThan(100);
  });

  test('returns what it read, remembered or not', () => {
    const isWhole = read === readBoth;
    const levelsOf = (level: object): object[] => Array.from({ length: 30 }, () => level);
    const { output, report } = answer(read, chain(levelsOf({ a: 'x', b: 'y' })));
    expect(isClean(report)).toBe(true);
    expect(output).toEqual(chain(levelsOf(isWhole ? { a: 'x', b: 'y' } : { a: 'x' })));
  });

  test('tells what is wrong at the same places', () => {
    const levels = Array.from({ length: 11 }, () => ({ a: 'x', b: 'y' }));
    const { report } = answer(read, chain([{ a: 1, b: 2 }, ...levels]));
    const { report: shorter } = answer(read, chain([{ a: 1, b: 2 }, ...levels.slice(0, 3)]));
    const ends = (of: Report): unknown =>
      new Set(foundIn(of).map(({ path, message }) => JSON.stringify([path.at(-1), message])));
    expect(ends(report)).toEqual(ends(shorter));
  });
});

test('a key that is refused stays a reason to try the next option', () => {
  const follow: Reader = (value, report, roles) => {
    const { in: inner } = value as Tree;
    const before = report.count;
    const output = inner === null ? null : readRefusing(inner, report, roles);
    under('in', report, before);
    return { in: output };
  };
  const refuses: Reader = (value, report, roles) => {
    refuseOrDrop(report, 'unknown_key', 'Unknown key', 'more');
    return follow(value, report, roles);
  };
  const options = [refuses, follow].map((read) => ({ discriminators, read }));
  const readRefusing: Reader = (value, report, roles) =>
    oneOf(value, options, undefined, report, roles);
  const report = reportOf(false);
  const tree = chain(Array.from({ length: 30 }, () => ({})));
  expect(readRefusing(tree, report, 1)).toEqual(tree);
  expect(foundIn(report)).toEqual([]);
});

test('keys that are dropped stay dropped, and are told of each time', () => {
  const drops: Reader = (value, report, roles) => {
    const { in: inner } = value as Tree;
    refuseOrDrop(report, 'unknown_key', 'Unknown key', 'more');
    const before = report.count;
    const output = inner === null ? null : readDropping(inner, report, roles);
    under('in', report, before);
    return { in: output };
  };
  const fails: Reader = (value, report, roles) => {
    drops(value, report, roles);
    return wrongType(report, 'Never');
  };
  const options = [fails, drops].map((read) => ({ discriminators, read }));
  const readDropping: Reader = (value, report, roles) =>
    oneOf(value, options, undefined, report, roles);
  const report = reportOf(true);
  readDropping(chain(Array.from({ length: 30 }, () => ({}))), report, 1);
  expect(isClean(report)).toBe(true);
  expect(foundIn(report).map(({ path }) => path.length)).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 1),
  );
});

test('what one list of options takes is tried anew with another list, however often it was tried', () => {
  const report = reportOf(false, 0, { count: 1_000_000, found: undefined });
  const tree: Tree = { in: null, a: 'x' };
  anyOf(tree, [objectWith('a', readUnion)], 'Refused', report, 1);
  expect(isClean(report)).toBe(true);
  anyOf(tree, [objectWith('b', readUnion)], 'Refused', report, 1);
  expect(isClean(report)).toBe(false);
});
