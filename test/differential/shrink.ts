/** Shrinks the case of a complaint: first the program, then the asker and the input. */
import fc from 'fast-check';
import { compile, type Loaded } from './compile.js';
import type { Asker, Program } from './description.js';
import { firstIn, type Batch, type Found, type Question } from './hunt.js';
import { inputsFor } from './inputs.js';

/** A smaller program is tried more often, because its random inputs are others. */
const MORE = { askers: 6, inputs: 60 };

/** How long a program may take to shrink, in milliseconds. */
const PATIENCE = 60_000;

/** The smallest case with a complaint like that of a program in a batch. */
export async function shrink(
  found: Found,
  index: number,
  batch: Batch,
  question: Question,
): Promise<Found> {
  const { kind } = found.complaint;
  const more = { ...batch, ...MORE };
  let smallest = found;
  const isFine = fc.asyncProperty(batch.programs, async (program) => {
    const next = await complaintAbout(program, smallest, more, question);
    if (next?.complaint.kind !== kind) return true;
    smallest = next;
    return false;
  });
  const { seed } = batch;
  await fc.check(isFine, { seed, path: String(index), interruptAfterTimeLimit: PATIENCE });
  const [loaded] = await compile([smallest.program]);
  return loaded && !('errors' in loaded)
    ? smallestInput(loaded, smallest, more, question)
    : smallest;
}

/** The same complaint as before, or one like it. */
async function complaintAbout(
  program: Program,
  before: Found,
  batch: Batch,
  question: Question,
): Promise<Found | undefined> {
  const {
    asker,
    complaint: { kind },
  } = before;
  const [loaded] = await compile([program]);
  if (loaded === undefined) return undefined;
  if ('errors' in loaded)
    return { ...before, program, complaint: { kind: 'refused', text: loaded.errors.join('\n') } };
  const ask = question(loaded, asker);
  for (const input of [before.input, knownPart(before.input, program)]) {
    const complaint = ask(input);
    if (complaint?.kind === kind) return { program, asker, input, complaint };
  }
  return firstIn(loaded, batch, question, kind);
}

/** An input without keys that the program does not declare. */
function knownPart(input: unknown, { model }: Program): unknown {
  const entries = Object.entries(Object(input) as object);
  return Object.fromEntries(entries.filter(([key]) => Object.hasOwn(model.fields, key)));
}

function smallestInput(
  loaded: Loaded,
  found: Found,
  { seed, inputs }: Batch,
  question: Question,
): Found {
  const { program } = loaded;
  const { kind } = found.complaint;
  for (const asker of [...simpleAskers(program, found.asker), found.asker]) {
    const ask = question(loaded, asker);
    const isFine = fc.property(inputsFor(program, asker), (input) => ask(input)?.kind !== kind);
    const { counterexample } = fc.check(isFine, { seed, numRuns: inputs });
    if (!counterexample) continue;
    const [input] = counterexample;
    return { program, asker, input, complaint: ask(input) ?? found.complaint };
  }
  return found;
}

function simpleAskers({ roles }: Program, { record, visible = 'all' }: Asker): Asker[] {
  return (['update', 'create', 'replace'] as const).flatMap((shape) =>
    Object.keys(roles).map((role): Asker => ({
      shape,
      roles: [role],
      record,
      visible,
      unaccepted: 'reject',
    })),
  );
}
