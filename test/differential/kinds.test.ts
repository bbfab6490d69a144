/** The random schemas use every kind that valibot has. */
import { expect, test } from 'vitest';
import { COVERAGE } from '../../generator/3-lower/schema/coverage.js';
import { CONVERSIONS, STEPS } from './actions.js';
import { sample } from './sample.js';
import { plain } from './schemas.js';
import { schemasIn } from './walk.js';

/** A fixed seed: these tests don't depend on random inputs. */
const SEED = 1;

const NOT_SYNCHRONOUS = ['await'];

test('of schemas', () => {
  const found = sample(plain, SEED, 2_000).flatMap(schemasIn);
  expect(missing('schema', new Set(found.map(({ is }) => is)))).toEqual([]);
});

test.each(['validation', 'transformation'] as const)('of %ss', (kind) => {
  const conversions = Object.values(CONVERSIONS).flat();
  const arbitraries = [...Object.values(STEPS), ...conversions.map(({ action }) => action)];
  const found = arbitraries.flatMap((actions) => sample(actions, SEED, 2_000));
  expect(missing(kind, new Set(found.map((action) => action.do)))).toEqual([]);
});

function missing(kind: keyof typeof COVERAGE, found: ReadonlySet<string>): string[] {
  const types = new Set([...found].map(typeOf));
  return Object.keys(COVERAGE[kind]).filter(
    (type) => !types.has(type) && !NOT_SYNCHRONOUS.includes(type),
  );
}

/** `minLength` → `min_length`: what valibot calls a kind that it makes by a function. */
const typeOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
