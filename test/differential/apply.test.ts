/**
 * `apply` gives the right record, with the right items in keyed lists, for any record and input.
 */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { applied, differing, ownOf, type Applied } from './applied.js';
import { dtoFor, mayReferenceFor } from './answers.js';
import type { Program } from './description.js';
import { expectNone, SEED } from './expect-none.js';
import type { Complaint, Question } from './hunt.js';
import { asStored } from './input-only.js';
import { asJson } from './inputs.js';
import type { DtoError } from '../../src/runtime/dto-error.js';
import type { safeParse } from '../../src/runtime/parse.js';
import type { Parsed } from '../../src/types/parsed.js';
import { print } from './print.js';
import { programs } from './programs.js';
import { halfShown } from './readable.js';
import { answer } from './reference.js';
import { sample, seedFor } from './sample.js';
import { storedFor } from './stored.js';

/** Programs with a keyed list that everybody may write. */
const listing = programs
  .filter(({ model }) => model.fields['places']?.keyedBy !== undefined)
  .map((program): Program => {
    const { places, ...others } = program.model.fields;
    const everybody = Object.keys(program.roles).map((role) => ({ role }));
    const open = { ...places!, create: everybody, update: everybody, readers: 'anyone' } as const;
    const half = { ...open, schema: halfShown(open.schema) };
    return { ...program, model: { fields: { ...others, places: half } } };
  });

const isWithoutLists = ({ model }: Program): boolean =>
  model.fields['places']?.keyedBy === undefined;

/** Counts the results for items with keys, to be sure that there are enough of them. */
const seen = { kept: 0, value_not_allowed: 0, not_writable: 0 };

const becomes: Question = (loaded, someone) => {
  const { program, apply, changes } = loaded;
  const asker = { ...someone, shape: someone.shape === 'replace' ? 'replace' : 'update' } as const;
  const dto = dtoFor(loaded, asker);
  const options = { unaccepted: asker.unaccepted, ...mayReferenceFor(asker) };

  function complaintAbout(
    record: object,
    output: Parsed<object>,
    stored: unknown,
  ): Complaint | undefined {
    const before = print([record, output]);
    const expected = applied(program, asker, record, stored);
    const become = outcomeOf(() => apply(record, output));
    const differ = outcomeOf(() => changes(record, output));
    const fault =
      print([record, output]) === before
        ? faultIn(record, expected, become, differ)
        : 'Something was changed that was given';
    seen.kept += expected.kept;
    for (const refusal of expected.refused) seen[codeOf(refusal)]++;
    const all = { record, output, expected, become, differ };
    return fault === undefined ? undefined : { kind: fault, text: `${fault}: ${print(all)}` };
  }

  return (input) => {
    for (const body of bodiesOf(asJson(input))) {
      const [output] = outputOf(() => loaded.safeParse(dto, body, options));
      const said = output && answer(program, asker, body);
      if (!said || !('output' in said)) continue;
      const records = sample(
        storedFor(program.model, program.lazies, output),
        seedFor(output),
        countFor(output),
      );
      for (const record of records) {
        const complaint = complaintAbout(record, output, asStored(output, said.output));
        if (complaint) return complaint;
      }
    }
    return undefined;
  };
};

/** An input, and the same with its first item twice. */
function bodiesOf(input: unknown): unknown[] {
  const places = ownOf(input, 'places');
  const isNamed = Array.isArray(places) && ownOf(places[0], 'id') !== undefined;
  return isNamed ? [input, { ...Object(input), places: [places[0], ...places] }] : [input];
}

/** Few inputs name items, so those are tried with more records. */
function countFor(output: object): number {
  const places = ownOf(output, 'places');
  const isNamed = Array.isArray(places) && places.some((item) => ownOf(item, 'id') !== undefined);
  return isNamed ? 12 : 1;
}

const codeOf = (refusal: string): 'value_not_allowed' | 'not_writable' =>
  refusal.startsWith('not_writable') ? 'not_writable' : 'value_not_allowed';

describe(`seed ${SEED}`, () => {
  test('a record becomes what its update says', { timeout: 1e9 }, async () => {
    await expectNone(becomes, { programs: listing });
    expect(Math.min(seen.kept, seen.value_not_allowed)).toBeGreaterThan(0);
  });

  // `apply` knows the Dto only where it needs to, which it always does in a keyed list.
  test('a record without keyed lists becomes what its update says', { timeout: 1e9 }, () =>
    expectNone(becomes, { programs: programs.filter(isWithoutLists), part: 0.5 }),
  );
});

/** The output; empty if the input was refused, or if valibot itself throws. */
function outputOf(parse: () => ReturnType<typeof safeParse<object>>): Parsed<object>[] {
  try {
    const result = parse();
    return result.success ? [result.output] : [];
  } catch {
    return [];
  }
}

type Outcome = { readonly value: unknown } | { readonly refused: readonly string[] };

function outcomeOf(run: () => unknown): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    const { issues } = error as Partial<DtoError>;
    if (issues === undefined) throw error;
    return { refused: issues.map(({ code, path }) => `${code} ${pointerOf(path)}`) };
  }
}

const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What is wrong with the results of `apply` and `changes`. */
function faultIn(
  record: object,
  expected: Applied,
  become: Outcome,
  differ: Outcome,
): string | undefined {
  const { refused } = expected;
  if (refused.length > 0) {
    const isRefused = (one: Outcome): boolean =>
      'refused' in one && isSameList(one.refused, refused);
    return isRefused(become) && isRefused(differ) ? undefined : 'Not refused so';
  }
  if (!('value' in become && isDeepStrictEqual(become.value, expected.record)))
    return 'Not applied so';
  const places = differing(record, expected.record);
  return 'value' in differ && isSameList(differ.value as string[], places)
    ? undefined
    : 'Not changed there';
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  isDeepStrictEqual(one.toSorted(), other.toSorted());
