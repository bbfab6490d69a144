import type { Arbitrary } from 'fast-check';
import type { Program } from './description.js';
import { hunt, type Question } from './hunt.js';
import { programs } from './programs.js';
import { report } from './report.js';
import { shrink } from './shrink.js';

/** Without `GEN_DTOS_CASES`, a run is short and leaves out slow checks. */
export const IS_SHORT: boolean = process.env['GEN_DTOS_CASES'] === undefined;

const CASES = Number(process.env['GEN_DTOS_CASES'] ?? 3_000);

/** `GEN_DTOS_SEED` repeats a run. */
export const SEED: number = Number(process.env['GEN_DTOS_SEED'] ?? Math.trunc(Math.random() * 1e9));

const ASKERS = 4;
const INPUTS = 40;

/** Restricts a question to some programs or fewer cases. */
export interface Scope {
  readonly programs?: Arbitrary<Program>;
  /** The fraction of the cases to use. */
  readonly part?: number;
}

/** Tries random inputs until there is a complaint, which it throws, or until there were enough. */
export async function expectNone(question: Question, scope: Scope = {}): Promise<void> {
  const wanted = CASES * (scope.part ?? 1);
  const count = Math.min(60, Math.ceil(wanted / ASKERS / INPUTS));
  for (let asked = 0, seed = SEED; asked < wanted; asked += count * ASKERS * INPUTS, seed++) {
    const batch = { programs, ...scope, seed, count, askers: ASKERS, inputs: INPUTS };
    const [first] = await hunt(batch, question);
    if (first === undefined) continue;
    const [index, found] = first;
    const smallest = await shrink(found, index, batch, question);
    throw new Error(`GEN_DTOS_SEED=${seed} repeats it.\n\n${report(smallest)}`);
  }
}
