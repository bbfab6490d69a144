/**
 * The three that decide what an input is worth agree: the compiled parser, the emitted valibot
 * schema, and the schema that the user wrote.
 *
 * A failure prints its seed; `GEN_DTOS_SEED` repeats it. `GEN_DTOS_CASES` is for long runs.
 */
import { inspect, isDeepStrictEqual } from 'node:util';
import fc, { type GeneratorValue } from 'fast-check';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { closureOf, writeAccess } from '../../src/model/grants.js';
import { SHAPES } from '../../templates/typescript/names.js';
import { Inputs, type Asker } from './inputs.js';
import {
  dtoFor,
  generateTorture,
  loadTorture,
  type Torture,
  type TortureModel,
} from './torture.js';

const RUNS = {
  numRuns: Number(process.env['GEN_DTOS_CASES'] ?? 5_000),
  ...(process.env['GEN_DTOS_SEED'] && { seed: Number(process.env['GEN_DTOS_SEED']) }),
};

/** What the compiled parsers leave to the schema, since they could not be exact about it. */
const LEFT_TO_THE_SCHEMA: ReadonlySet<string> = new Set([
  // Narrowings that are no plain tests
  'check',
  'list',
  'narrowed_by_transform',
  'number_of_many',
  'only_checked',
  // A model in a loose object
  'loose',
]);

/** Valibot itself finds `constructor` in every object; and a sealed model takes less than its record. */
const INCOMPARABLE: ReadonlySet<string> = new Set(['Names', 'Forest']);

let torture: Torture;
beforeAll(async () => {
  torture = await loadTorture(await generateTorture('torture-agreement'));
});

test('what the compiled parser accepts, the schema accepts with the same output', () => {
  const counts = { accepted: 0, refused: 0 };
  forAll('any', undefined, (asker, input) => {
    const { fast, slow } = answersTo(asker, input);
    counts[fast === torture.INVALID ? 'refused' : 'accepted']++;
    if (fast === torture.INVALID) return;
    expect(slow.issues).toBeUndefined();
    expectSame(fast, slow.value);
  });
  expect(counts.accepted).toBeGreaterThan(RUNS.numRuns / 4);
  expect(counts.refused).toBeGreaterThan(RUNS.numRuns / 10);
});

test('what the schema accepts of JSON, the compiled parser accepts', () => {
  forAll('json', undefined, (asker, input) => {
    const { fast, slow } = answersTo(asker, input);
    if (fast !== torture.INVALID || slow.issues) return;
    expect(keysIn(input).some((key) => LEFT_TO_THE_SCHEMA.has(key))).toBe(true);
  });
});

test('a role that may write everything is answered as the schema of the user answers', () => {
  const askers = torture.models
    .filter(({ definition }) => definition.roles.has('root') && !INCOMPARABLE.has(definition.name))
    .map(({ definition }): Asker => ({ definition, shape: 'create', roles: ['root'] }));
  forAll('json', askers, (asker, input) => {
    const { slow } = answersTo(asker, input);
    const own = v.safeParse(schemaOfGranted(asker), input);
    expect(slow.issues === undefined).toBe(own.success);
    if (own.success) expectSame(slow.value, own.output);
  });
});

function forAll(
  kind: 'any' | 'json',
  askers: readonly Asker[] | undefined,
  check: (asker: Asker, input: unknown) => void,
): void {
  const property = fc.property(fc.gen(), (generate) => {
    const asker = askers ? pick(generate, askers) : askerOf(generate, torture.models);
    const input = new Inputs(generate, asker)[kind]();
    try {
      check(asker, input);
    } catch (cause) {
      const { definition, shape, roles } = asker;
      const shown = inspect(input, { depth: 9 });
      throw new Error(`${shape} ${definition.name} by ${roles}: ${shown}`, { cause });
    }
  });
  fc.assert(property, RUNS);
}

function askerOf(generate: GeneratorValue, models: readonly TortureModel[]): Asker {
  const { definition } = pick(generate, models);
  const roles = generate(fc.subarray<string>, [...definition.roles.keys(), 'nobody', '__proto__']);
  return { definition, shape: pick(generate, SHAPES), roles };
}

function pick<Item>(generate: GeneratorValue, items: readonly Item[]): Item {
  return items[generate(fc.nat, { max: items.length - 1 })] as Item;
}

interface Answers {
  readonly fast: unknown;
  readonly slow: { readonly value: unknown; readonly issues?: readonly unknown[] | undefined };
}

function answersTo(asker: Asker, input: unknown): Answers {
  const { read, schema, bits } = dtoFor(torture, asker)['~dto'];
  const slow = schema(bits)['~run']({ value: input }, {}) as Answers['slow'];
  return { fast: bits === 0 ? torture.INVALID : read(input, bits), slow };
}

function expectSame(left: unknown, right: unknown): void {
  if (!isDeepStrictEqual(left, right)) expect(left).toStrictEqual(right);
}

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

/** What the user would write to accept what the role may write. Absent is `undefined`, as in a Dto. */
function schemaOfGranted({ definition, roles }: Asker): v.GenericSchema {
  const closure = closureOf(definition.roles, roles);
  const granted = Object.entries(definition.fields).filter(
    ([, field]) => writeAccess(field, 'create', closure).values === 'all',
  );
  return v.strictObject(
    Object.fromEntries(
      granted.map(([key, { schema }]) => [
        key,
        schema.type === 'undefinedable'
          ? v.optional(schema, v.getDefault(schema) as never)
          : schema,
      ]),
    ),
  );
}
