import type { Arbitrary } from 'fast-check';
import type { Program } from './description.js';
import { compile, type Compiled } from './compile.js';
import { firstIn, hunt, type Question } from './hunt.js';
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
  /** For the same cases in every run. */
  readonly seed?: number;
}

/** Tries random inputs until there is a complaint, which it throws, or until there were enough. */
export async function expectNone(question: Question, scope: Scope = {}): Promise<void> {
  const wanted = CASES * (scope.part ?? 1);
  const count = Math.min(60, Math.ceil(wanted / ASKERS / INPUTS));
  for (
    let asked = 0, seed = scope.seed ?? SEED;
    asked < wanted;
    asked += count * ASKERS * INPUTS, seed++
  ) {
    const batch = { programs, ...scope, seed, count, askers: ASKERS, inputs: INPUTS };
    const [first] = await hunt(batch, question);
    if (first === undefined) continue;
    const [index, found] = first;
    const smallest = await shrink(found, index, batch, question);
    throw new Error(`GEN_DTOS_SEED=${seed} repeats it.\n\n${report(smallest)}`);
  }
}

/** Tries some inputs, the same in every run, on each of some programs. */
export async function expectNoneIn(
  programs: readonly Program[],
  question: Question,
): Promise<void> {
  expectNoneOf(await compile(programs), question);
}

/** The same, once the programs are compiled. */
export function expectNoneOf(compiled: readonly Compiled[], question: Question): void {
  for (const [seed, one] of compiled.entries()) {
    if ('errors' in one) throw new Error(one.errors.join('\n'));
    const found = firstIn(one, { seed, askers: 8, inputs: 20 }, question); // each by other askers
    if (found) throw new Error(report(found));
  }
}
