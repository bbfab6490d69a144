/** Tries random inputs on random programs, and shrinks the first complaint. */
import fc, { type Arbitrary } from 'fast-check';
import { recordsFor } from './conditional.js';
import { compile, type Loaded } from './compile.js';
import type { Asker, Program } from './description.js';
import { inputsFor } from './inputs.js';
import { TARGET } from './relations.js';
import { sample } from './sample.js';
import { modelsIn } from './walk.js';

/** A check of each input. It returns `undefined` if all is as it should be. */
export type Question = (loaded: Loaded, asker: Asker) => (input: unknown) => Complaint | undefined;

export interface Complaint {
  /** Complaints with the same kind count as alike. */
  readonly kind: string;
  readonly text: string;
}

/** A program, an asker and an input. */
export interface Case {
  readonly program: Program;
  readonly asker: Asker;
  readonly input: unknown;
}

export interface Found extends Case {
  readonly complaint: Complaint;
}

/** Which programs, and how many questions. All of it follows from the seed. */
export interface Batch {
  readonly programs: Arbitrary<Program>;
  readonly seed: number;
  readonly count: number;
  readonly askers: number;
  readonly inputs: number;
}

/** The first complaint of each program, by the program's number. */
export async function hunt(batch: Batch, question: Question): Promise<ReadonlyMap<number, Found>> {
  const found = new Map<number, Found>();
  const compiled = await compile(sample(batch.programs, batch.seed, batch.count));
  for (const [index, one] of compiled.entries()) {
    const first =
      'errors' in one ? refused(one.program, one.errors) : firstIn(one, batch, question);
    if (first) found.set(index, first);
  }
  return found;
}

function refused(program: Program, errors: readonly string[]): Found {
  const asker = { shape: 'create', roles: [], unaccepted: 'reject' } as const;
  const complaint = { kind: 'refused', text: `The generator refuses it: ${errors.join('\n')}` };
  return { program, asker, input: undefined, complaint };
}

/** The first complaint that is like another one; any, if it needn't be. */
export function firstIn(
  loaded: Loaded,
  { seed, askers, inputs }: Pick<Batch, 'seed' | 'askers' | 'inputs'>,
  question: Question,
  kind?: string,
): Found | undefined {
  const { program } = loaded;
  for (const asker of sample(askersOf(program), seed, askers)) {
    const ask = question(loaded, asker);
    for (const input of sample(inputsFor(program, asker), seed, inputs)) {
      const complaint = ask(input);
      if (complaint && (kind === undefined || complaint.kind === kind))
        return { program, asker, input, complaint };
    }
  }
  return undefined;
}

const refers = (program: Program): boolean => modelsIn(program).includes(TARGET);

export function askersOf(program: Program): Arbitrary<Asker> {
  const names = Object.keys(program.roles);
  return fc.record(
    {
      shape: fc.constantFrom('update', 'create', 'replace'),
      roles: fc.oneof(
        { weight: 3, arbitrary: fc.subarray(names, { minLength: 1 }) },
        { weight: 1, arbitrary: fc.subarray([...names, 'nobody', '__proto__']) },
      ),
      record: recordsFor(program),
      visible: refers(program) ? fc.constantFrom('all', 'even', 'none') : fc.constant('all'),
      unaccepted: fc.constantFrom('reject', 'reject', 'reject', 'reject', 'strip'),
    },
    { noNullPrototype: true },
  );
}
