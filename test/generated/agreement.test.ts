/**
 * The three that decide what an input is worth agree: the compiled parser, the emitted valibot
 * schema, and the schema that the user wrote.
 *
 * A failure prints its seed; `GEN_DTOS_SEED` repeats it. `GEN_DTOS_CASES` is for long runs.
 */
import fc, { type GeneratorValue } from 'fast-check';
import { inspect, isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { closureOf, writeAccess } from '../../src/model/grants.js';
import { given } from '../../src/runtime/conditions/given.js';
import { codeOf, segmentOf, type Issue } from '../../src/runtime/issue.js';
import { safeParse } from '../../src/runtime/parse.js';
import { SHAPES } from '../../generator/ir/shapes.js';
import { Inputs, type Asker } from './inputs.js';
import { recordFor } from './records.js';
import {
  ALLOWING,
  dtoFor,
  generateTorture,
  guardFor,
  loadTorture,
  schemaFor,
  type Torture,
  type TortureModel,
} from './torture.js';

const RUNS = {
  numRuns: Number(process.env['GEN_DTOS_CASES'] ?? 5_000),
  ...(process.env['GEN_DTOS_SEED'] && { seed: Number(process.env['GEN_DTOS_SEED']) }),
};

/**
 * Valibot itself finds `constructor` in every object; a sealed model takes less than its record, and
 * so does a new one with a keyed list.
 */
const INCOMPARABLE: ReadonlySet<string> = new Set([
  'Branch',
  'Comment',
  'Containers',
  'Forest',
  'Names',
  'Referring',
]);

let torture: Torture;
beforeAll(async () => {
  torture = await loadTorture(await generateTorture('torture-agreement'));
});

test('the compiled parser and the emitted schema give one answer', () => {
  const counts = { accepted: 0, refused: 0 };
  forAll('any', undefined, (asker, input) => {
    const { parsed, schema } = answersTo(asker, input);
    counts[parsed.success ? 'accepted' : 'refused']++;
    expectSame(parsed, schema);
  });
  expect(counts.accepted).toBeGreaterThan(RUNS.numRuns / 4);
  expect(counts.refused).toBeGreaterThan(RUNS.numRuns / 10);
});

test('the type guard says whether the compiled parser accepts', () => {
  forAll('any', undefined, (asker, input) => {
    const { success } = safeParse(dtoFor(torture, asker), input, ALLOWING);
    expect(guardFor(torture, asker)(input)).toBe(success);
  });
});

test('the type guard takes what nests itself as deep as the parser does', () => {
  const { definition } = torture.models.find((one) => one.definition.name === 'Comment')!;
  const asker: Asker = { definition, shape: 'update', roles: ['root'] };
  const nested = (depth: number): object => ({
    text: '',
    ...(depth > 0 && { replies: [nested(depth - 1)] }),
  });
  const depths = [499, 500, 501, 502];
  const parsed = depths.map((depth) => safeParse(dtoFor(torture, asker), nested(depth)).success);
  expect(new Set(parsed).size).toBe(2);
  expect(depths.map((depth) => guardFor(torture, asker)(nested(depth)))).toEqual(parsed);
});

test('a role that may write everything is answered as the schema of the user answers', () => {
  const askers = torture.models
    .filter(({ definition }) => definition.roles.has('root') && !INCOMPARABLE.has(definition.name))
    .map(({ definition }): Asker => ({ definition, shape: 'create', roles: ['root'] }));
  forAll('json', askers, (asker, input) => {
    const { parsed } = answersTo(asker, input);
    const own = v.safeParse(schemaOfGranted(asker), input);
    expect(parsed.success).toBe(own.success);
    if (parsed.success) expectSame(parsed.output, own.output);
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
  const record = recordFor(generate);
  return { definition, shape: pick(generate, SHAPES), roles, record };
}

function pick<Item>(generate: GeneratorValue, items: readonly Item[]): Item {
  return items[generate(fc.nat, { max: items.length - 1 })] as Item;
}

interface Answers {
  readonly parsed: Answer;
  readonly schema: Answer;
}

type Answer =
  | { readonly success: true; readonly output: unknown }
  | { readonly success: false; readonly issues: readonly Pick<Issue, 'code' | 'path'>[] };

function answersTo(asker: Asker, input: unknown): Answers {
  const dto = given(dtoFor(torture, asker), asker.record);
  const { bits } = dto['~dto'];
  const result = safeParse(dto, input, ALLOWING);
  const parsed: Answer = result.success
    ? { success: true, output: result.output }
    : { success: false, issues: result.issues.map(({ code, path }) => ({ code, path })) };
  const dataset = schemaFor(torture, asker)(bits)['~run']({ value: input }, {});
  const schema: Answer = dataset.issues
    ? { success: false, issues: dataset.issues.slice(0, 100).map(toIssue) }
    : { success: true, output: dataset.value };
  return { parsed, schema };
}

function toIssue(issue: v.BaseIssue<unknown>): Pick<Issue, 'code' | 'path'> {
  return { code: codeOf(issue), path: (issue.path ?? []).map((item) => segmentOf(item.key)) };
}

function expectSame(left: unknown, right: unknown): void {
  if (!isDeepStrictEqual(left, right)) expect(left).toStrictEqual(right);
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
