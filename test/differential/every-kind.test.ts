import { describe, test } from 'vitest';
import { agreement, dtoFor, EVERYTHING, guardFor } from './answers.js';
import { becomes } from './becomes.js';
import { compile } from './compile.js';
import { everyKind } from './every-kind.js';
import { expectNoneOf } from './expect-none.js';
import type { Question } from './hunt.js';
import { unlessKnown } from './known-differences.js';
import { print } from './print.js';
import { sameWords } from './words.js';

/** The type guard says whether the parser accepts. */
const guarding: Question = (loaded, someone) => {
  const asker = { ...someone, record: undefined };
  const dto = dtoFor(loaded, asker);
  const isAccepted = guardFor(loaded, asker);
  return (input) => {
    const { success } = loaded.safeParse(dto, input, EVERYTHING);
    if (isAccepted(input) === success) return undefined;
    return { kind: 'guard', text: `Parsed: ${success}, but not checked so: ${print(input)}` };
  };
};

describe('of every kind of schema, however it is granted,', async () => {
  const compiled = await compile(everyKind);

  test.each([
    ['parser, schema and reference agree', unlessKnown(agreement)],
    ['parser and schema say the same words', sameWords],
    ['the type guard gives the verdict of the parser', guarding],
    ['a record becomes what its update says', becomes],
  ])('%s', (_, question: Question) => expectNoneOf(compiled, question));
});
