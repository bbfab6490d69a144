/** Makes a disagreement small: first its program, then who asks and the input. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { dissenters, Questioned, type Answers } from './answers.js';
import { compile, type Loaded } from './compile.js';
import type { Asker, Program } from './description.js';
import { disagreementsIn, type Batch, type Disagreement, type Found } from './hunt.js';
import { inputsFor } from './inputs.js';
import { programs } from './programs.js';

/** A smaller program is asked more, for it hears other inputs. */
const MORE = { askers: 6, inputs: 60 };

/** How long a program may take to shrink, in milliseconds. */
const PATIENCE = 60_000;

/** The smallest disagreement like this one that could be found. */
export async function shrink(found: Found, batch: Batch): Promise<Disagreement> {
  const kind = dissenters(found.answers);
  const isAlike = ({ answers }: { answers: Answers }): boolean =>
    isDeepStrictEqual(dissenters(answers), kind);
  const more = { ...batch, ...MORE };
  let smallest: { readonly loaded: Loaded; readonly disagreement: Disagreement } | undefined;
  const agreed = fc.asyncProperty(programs, async (program) => {
    const [loaded] = await compile([program]);
    if (!loaded || 'errors' in loaded) return true;
    const before = smallest?.disagreement ?? found;
    const disagreement =
      again(loaded, before).find(isAlike) ?? disagreementsIn(loaded, more).find(isAlike);
    if (disagreement) smallest = { loaded, disagreement };
    return disagreement === undefined;
  });
  const { seed } = batch;
  const path = String(found.index);
  await fc.check(agreed, { seed, path, interruptAfterTimeLimit: PATIENCE });
  if (!smallest) return found;
  const { loaded, disagreement } = smallest;
  return smallestInput(loaded, disagreement, isAlike, more);
}

/** The same question, and the same without what the program no longer has. */
function again(loaded: Loaded, { asker, input }: Disagreement): Disagreement[] {
  const { program } = loaded;
  const questioned = new Questioned(loaded, asker);
  const known = Object.entries(Object(input) as object).filter(([key]) =>
    Object.hasOwn(program.model.fields, key),
  );
  return [input, Object.fromEntries(known)].map((one) => ({
    program,
    asker,
    input: one,
    answers: questioned.answersTo(one),
  }));
}

function smallestInput(
  loaded: Loaded,
  disagreement: Disagreement,
  isAlike: (other: { answers: Answers }) => boolean,
  { seed, inputs }: Batch,
): Disagreement {
  for (const asker of [...simpleAskers(loaded.program), disagreement.asker]) {
    const questioned = new Questioned(loaded, asker);
    const agreed = fc.property(
      inputsFor(loaded.program, asker),
      (input) => !isAlike({ answers: questioned.answersTo(input) }),
    );
    const { counterexample } = fc.check(agreed, { seed, numRuns: inputs });
    if (!counterexample) continue;
    const [input] = counterexample;
    return { program: loaded.program, asker, input, answers: questioned.answersTo(input) };
  }
  return disagreement;
}

function simpleAskers({ roles }: Program): Asker[] {
  return (['update', 'create', 'replace'] as const).flatMap((shape) =>
    Object.keys(roles).map((role): Asker => ({ shape, roles: [role], unaccepted: 'reject' })),
  );
}
