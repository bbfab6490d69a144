/** Looks for inputs about which the three don't agree, and makes the first of them small. */
import fc, { type Arbitrary } from 'fast-check';
import { dissenters, Questioned, type Answers } from './answers.js';
import { compile, type Loaded } from './compile.js';
import type { Asker, Program } from './description.js';
import { inputsFor } from './inputs.js';
import { programs } from './programs.js';
import { sample } from './sample.js';

/** Somebody, an input, and the program that is asked. */
export interface Case {
  readonly program: Program;
  readonly asker: Asker;
  readonly input: unknown;
}

export interface Disagreement extends Case {
  readonly answers: Answers;
}

export interface Batch {
  readonly seed: number;
  readonly programs: number;
  readonly askers: number;
  readonly inputs: number;
}

export interface Hunted {
  readonly cases: number;
  readonly accepted: number;
  readonly disagreements: readonly Found[];
  /** Programs that the generator refused, or that could not be loaded. */
  readonly refused: readonly { readonly index: number; readonly errors: readonly string[] }[];
}

export interface Found extends Disagreement {
  /** Of its program in the batch. */
  readonly index: number;
}

export async function hunt(batch: Batch): Promise<Hunted> {
  const { seed } = batch;
  const sampled = sample(programs, seed, batch.programs);
  const compiled = await compile(sampled);
  const counts = { cases: 0, accepted: 0 };
  const disagreements: Found[] = [];
  const refused: { index: number; errors: readonly string[] }[] = [];
  for (const [index, one] of compiled.entries()) {
    if ('errors' in one) refused.push({ index, errors: one.errors });
    else
      disagreements.push(
        ...disagreementsIn(one, batch, counts).map((found) => ({ ...found, index })),
      );
  }
  return { ...counts, disagreements, refused };
}

/** What some askers are told about some inputs, where the answers differ. */
export function disagreementsIn(
  loaded: Loaded,
  batch: Batch,
  counts: { cases: number; accepted: number } = { cases: 0, accepted: 0 },
): Disagreement[] {
  const { program } = loaded;
  const { seed } = batch;
  const found: Disagreement[] = [];
  for (const asker of sample(askersOf(program), seed, batch.askers)) {
    const questioned = new Questioned(loaded, asker);
    for (const input of sample(inputsFor(program, asker), seed, batch.inputs)) {
      const answers = questioned.answersTo(input);
      counts.cases++;
      if ('output' in answers.reference) counts.accepted++;
      if (dissenters(answers).length > 0) found.push({ program, asker, input, answers });
    }
  }
  return found;
}

export function askersOf({ roles }: Program): Arbitrary<Asker> {
  const names = Object.keys(roles);
  return fc.record(
    {
      shape: fc.constantFrom('update', 'create', 'replace'),
      roles: fc.oneof(
        { weight: 3, arbitrary: fc.subarray(names, { minLength: 1 }) },
        { weight: 1, arbitrary: fc.subarray([...names, 'nobody', '__proto__']) },
      ),
      unaccepted: fc.oneof(
        { weight: 9, arbitrary: fc.constant('reject' as const) },
        { weight: 1, arbitrary: fc.constant('strip' as const) },
      ),
    },
    { noNullPrototype: true },
  );
}
