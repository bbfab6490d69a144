/** Whether `apply` and `changes` do what was sent, for any record and input. */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { originOf } from '../../src/runtime/apply/origin.js';
import type { DtoError } from '../../src/runtime/dto-error.js';
import type { safeParse } from '../../src/runtime/parse.js';
import type { Parsed } from '../../src/types/parsed.js';
import { dtoFor, EVERYTHING, mayReferenceFor, schemaFor } from './answers.js';
import { applied, differing, ownOf, type Applied } from './applied.js';
import type { Complaint, Question } from './hunt.js';
import { asStored } from './input-only.js';
import { asJson } from './inputs.js';
import { print } from './print.js';
import { answer } from './reference.js';
import { sample, seedFor } from './sample.js';
import { storedFor } from './stored.js';

/** Counts the results for items with keys, to be sure that there are enough of them. */
export const seen = { kept: 0, value_not_allowed: 0, not_writable: 0 };

export const becomes: Question = (loaded, someone) => {
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

/**
 * What the emitted schema makes of an update is applied like what the parser makes of it, where
 * neither the Dto has to be known nor what is input-only.
 */
export const isAppliedAlike: Question = (loaded, someone) => {
  const asker = { ...someone, shape: 'update', unaccepted: 'reject', visible: 'all' } as const;
  const dto = dtoFor(loaded, asker);
  const schema = schemaFor(loaded, asker);
  const { model, lazies } = loaded.program;
  return (input) => {
    const body = asJson(input);
    const [output] = outputOf(() => loaded.safeParse(dto, body, EVERYTHING));
    if (output === undefined || originOf(output) !== undefined) return undefined;
    const made = v.safeParse(schema, body);
    if (!isDeepStrictEqual(made.output, output)) return undefined; // which other tests complain of
    for (const record of sample(storedFor(model, lazies, output), seedFor(output), 2)) {
      const expected = loaded.apply(record, output);
      const become = loaded.apply(record, made.output as Parsed<object>);
      if (isDeepStrictEqual(become, expected)) continue;
      const text = print({ record, output, expected, become });
      return { kind: 'schema', text: `Applied otherwise if the schema made it: ${text}` };
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

/** The output; empty if the input was refused, or if valibot itself throws. */
function outputOf(parse: () => ReturnType<typeof safeParse<object>>): Parsed<object>[] {
  try {
    const result = parse();
    return result.success ? [result.output] : [];
  } catch {
    return []; // valibot's own code threw
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
