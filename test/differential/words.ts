import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Issue } from '../../src/runtime/issue.js';
import { issuesFrom } from '../issues-from.js';
import { dtoFor, EVERYTHING, schemaFor } from './answers.js';
import type { Question } from './hunt.js';
import { print } from './print.js';
import { holdsModel } from './walk.js';

/** Whether the compiled parser's messages are those of the emitted schema. */
export const sameWords: Question = (loaded, asker) => {
  const dto = dtoFor(loaded, asker);
  const emitted = schemaFor(loaded, asker);
  const { lazies } = loaded.program;
  const compared = lazies.some((lazy) => holdsModel(lazy, lazies)) ? withObjects : asTheyAre;
  return (input) => {
    const compiled = unlessThrown(() => {
      const result = loaded.safeParse(dto, input, EVERYTHING);
      return result.success ? [] : result.issues;
    });
    const schema = unlessThrown(() => issuesFrom(v.safeParse(emitted, input).issues ?? []));
    if (isDeepStrictEqual(compared(compiled), compared(schema))) return undefined;
    return { kind: 'words', text: `${print(compiled)}\n\n${print(schema)}` };
  };
};

const asTheyAre = (issues: readonly Issue[]): readonly Issue[] => issues;

/** An option is `unknown` to a union if it is a `v.lazy`. For one of a model, that model is emitted. */
const withObjects = (issues: readonly Issue[]): readonly Issue[] =>
  issues.map((issue) => ({ ...issue, message: issue.message.replaceAll('unknown', 'Object') }));

/** No issues if it throws. */
function unlessThrown(tell: () => readonly Issue[]): readonly Issue[] {
  try {
    return tell();
  } catch {
    return [];
  }
}
