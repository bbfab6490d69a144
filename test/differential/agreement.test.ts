/**
 * The compiled parser, the emitted schema and the reference agree about any input to any model:
 * whether it is accepted, with which output, and why not.
 *
 * A failure prints its seed; `GEN_DTOS_SEED` repeats it. `GEN_DTOS_CASES` is for long runs.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { agreement, answersFor, complaintAbout } from './answers.js';
import { compile } from './compile.js';
import { expectNone, IS_SHORT, SEED } from './expect-none.js';
import type { Case, Complaint, Question } from './hunt.js';
import { KNOWN_DIFFERENCES, unlessKnown } from './known-differences.js';
import { ROWS } from './rows.js';
import { sameWords } from './words.js';

test('the reference is short enough to be believed', () => {
  const text = readFileSync(new URL('reference.ts', import.meta.url), 'utf8');
  expect(text.split('\n').length - 1).toBeLessThanOrEqual(300);
});

test('former counterexamples are agreed about', async () => {
  for (const complaint of await complaintsAbout(ROWS)) expect(complaint).toBeUndefined();
});

test('former counterexamples are answered in the words of the schema', async () => {
  const rows = ROWS.map((row) => ({ ...row, question: sameWords }));
  for (const complaint of await complaintsAbout(rows)) expect(complaint).toBeUndefined();
});

test('every known difference is still there, exactly', async () => {
  const complaints = await complaintsAbout(KNOWN_DIFFERENCES);
  for (const [index, { title, answers }] of KNOWN_DIFFERENCES.entries()) {
    expect(complaints[index]?.text, title).toBe(answers);
  }
});

test(
  `random inputs to random models are agreed about (seed ${SEED})`,
  { timeout: 1e9 },
  async () => {
    const counts = { asked: 0, taken: 0 };
    await expectNone(unlessKnown(counted(counts)));
    if (IS_SHORT) return; // with few models, the rate of accepted inputs varies too much
    expect(counts.taken).toBeGreaterThan(counts.asked / 5);
    expect(counts.taken).toBeLessThan(counts.asked * 0.8);
  },
);

test('the compiled parser says what is wrong in the words of the schema', { timeout: 1e9 }, () =>
  expectNone(unlessKnown(sameWords), { part: 0.2 }),
);

/** Whether the three agree. Counts accepted inputs, too: refusals alone would prove little. */
function counted(counts: { asked: number; taken: number }): Question {
  return (loaded, asker) => {
    const ask = answersFor(loaded, asker);
    return (input) => {
      const answers = ask(input);
      counts.asked++;
      if ('output' in answers.reference) counts.taken++;
      return complaintAbout(answers);
    };
  };
}

interface Asked extends Case {
  readonly question?: Question;
}

async function complaintsAbout(cases: readonly Asked[]): Promise<(Complaint | undefined)[]> {
  const compiled = await compile(cases.map(({ program }) => program));
  return cases.map(({ asker, input, question = agreement }, index) => {
    const loaded = compiled[index]!;
    if ('errors' in loaded) return { kind: 'refused', text: loaded.errors.join('\n') };
    return question(loaded, asker)(input);
  });
}
