import { describe, expect, test } from 'vitest';
import { agreement } from './answers.js';
import { compile } from './compile.js';
import { everyKind } from './every-kind.js';
import { firstIn, type Question } from './hunt.js';
import { unlessKnown } from './known-differences.js';
import { sameWords } from './words.js';

/** The same askers and inputs in every run. */
const BATCH = { seed: 1, askers: 8, inputs: 20 };

describe('of every kind of schema, however it is granted,', async () => {
  const compiled = await compile(everyKind);

  test.each([
    ['parser, schema and reference agree', unlessKnown(agreement)],
    ['parser and schema say the same words', sameWords],
  ])('%s', (_, question: Question) => {
    for (const one of compiled) {
      if ('errors' in one) throw new Error(one.errors.join('\n'));
      expect(firstIn(one, BATCH, question)?.complaint.text).toBeUndefined();
    }
  });
});
