/**
 * The compiled parser, the emitted schema and the reference say the same of any input to any model:
 * whether it is taken, as what, and why not.
 *
 * A failure prints its seed; `GEN_DTOS_SEED` repeats it. `GEN_DTOS_CASES` is for long runs.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dissenters, Questioned } from './answers.js';
import { compile } from './compile.js';
import { hunt, type Case, type Disagreement, type Found } from './hunt.js';
import { KNOWN_DIFFERENCES } from './known-differences.js';
import { report } from './report.js';
import { ROWS } from './rows.js';
import { shrink } from './shrink.js';

const CASES = Number(process.env['GEN_DTOS_CASES'] ?? 5_000);
const SEED = Number(process.env['GEN_DTOS_SEED'] ?? (Math.random() * 0x7fffffff) | 0);
const BATCH = { programs: 60, askers: 4, inputs: 20 };

test('the reference is short enough to be believed', () => {
  const text = readFileSync(new URL('reference.ts', import.meta.url), 'utf8');
  expect(text.split('\n').length - 1).toBeLessThanOrEqual(300);
});

test('former counterexamples are agreed about', async () => {
  for (const found of await asked(ROWS))
    expect(dissenters(found.answers), report(found)).toEqual([]);
});

test('every known difference is still there, exactly', async () => {
  for (const [index, found] of (await asked(KNOWN_DIFFERENCES)).entries()) {
    const { title, dissenters: expected } = KNOWN_DIFFERENCES[index]!;
    expect(dissenters(found.answers), `${title}\n\n${report(found)}`).toEqual(expected);
  }
});

test(
  `random inputs to random models are agreed about (seed ${SEED})`,
  { timeout: 1e9 },
  async () => {
    const counts = { cases: 0, accepted: 0 };
    for (let seed = SEED; counts.cases < CASES; seed++) {
      const batch = { seed, ...BATCH };
      const { cases, accepted, refused, disagreements } = await hunt(batch);
      const unexpected = refused.filter(({ errors }) => !errors.every(isHidden));
      expect(unexpected, `refused by the generator, seed ${seed}`).toEqual([]);
      const [unknown] = disagreements.filter((found) => !isKnown(found));
      if (unknown) throw new Error(await counterexample(unknown, batch));
      counts.cases += cases;
      counts.accepted += accepted;
    }
    expect(counts.accepted).toBeGreaterThan(counts.cases / 5);
    expect(counts.accepted).toBeLessThan(counts.cases * 0.8);
  },
);

/** A model inside a schema that computes its message or was changed can't be asked. */
const isHidden = (error: string): boolean => error.startsWith('model-hidden');

async function counterexample(found: Found, batch: Parameters<typeof shrink>[1]): Promise<string> {
  return `Not agreed about, GEN_DTOS_SEED=${batch.seed}:\n\n${report(await shrink(found, batch))}`;
}

const isKnown = (found: Disagreement): boolean =>
  KNOWN_DIFFERENCES.some(({ covers }) => covers(found));

async function asked(cases: readonly Case[]): Promise<Disagreement[]> {
  const compiled = await compile(cases.map(({ program }) => program));
  return cases.map(({ program, asker, input }, index) => {
    const one = compiled[index]!;
    if ('errors' in one) throw new Error(one.errors.join('\n'));
    return { program, asker, input, answers: new Questioned(one, asker).answersTo(input) };
  });
}
