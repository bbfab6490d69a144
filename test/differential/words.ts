import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Issue } from '../../src/runtime/issue.js';
import { issuesFrom } from '../issues-from.js';
import { dtoFor, EVERYTHING, schemaFor } from './answers.js';
import type { Question } from './hunt.js';
import { print } from './print.js';

/** Whether the compiled parser's messages are those of the emitted schema. */
export const sameWords: Question = (loaded, asker) => {
  const dto = dtoFor(loaded, asker);
  const emitted = schemaFor(loaded, asker);
  return (input) => {
    const compiled = unlessThrown(() => {
      const result = loaded.safeParse(dto, input, EVERYTHING);
      return result.success ? [] : result.issues;
    });
    const schema = unlessThrown(() => issuesFrom(v.safeParse(emitted, input).issues ?? []));
    if (isDeepStrictEqual(compiled, schema)) return undefined;
    return { kind: 'words', text: `${print(compiled)}\n\n${print(schema)}` };
  };
};

/** No issues if it throws. */
function unlessThrown(tell: () => readonly Issue[]): readonly Issue[] {
  try {
    return tell();
  } catch {
    return [];
  }
}
