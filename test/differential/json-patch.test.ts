/**
 * A JSON Patch does what RFC 6902 says, to a record of any model, if the merge patch that says the
 * same may be sent; and what neither may be read nor written makes no difference.
 */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Json, Operation } from '../json-patch/rfc-6902.js';
import { applied } from './applied.js';
import { dtoFor, mayReferenceFor } from './answers.js';
import type { Asker, Program } from './description.js';
import { expectNone, SEED } from './expect-none.js';
import type { Complaint, Question } from './hunt.js';
import { withOtherSecrets } from './hidden.js';
import { asStored } from './input-only.js';
import { asJson } from './inputs.js';
import { mergePatchOf, storedPart } from './patched.js';
import { patchesFor } from './patches.js';
import { print } from './print.js';
import { programs } from './programs.js';
import { pure } from './pure.js';
import { withReaders } from './readable.js';
import { answer } from './reference.js';
import { sample, seedFor } from './sample.js';
import { storedFor } from './stored.js';

const seen = { accepted: 0, refused: 0 };

const patched: Question = (loaded, someone) => {
  const { program } = loaded;
  const asker: Asker & { readonly shape: 'update' } = {
    ...someone,
    shape: 'update',
    unaccepted: 'reject',
  };
  const dto = dtoFor(loaded, asker);

  function complaintAbout(record: Json, patch: readonly Operation[]): Complaint | undefined {
    const about = (kind: string, ...all: unknown[]): Complaint => ({
      kind,
      text: `${kind}: ${[record, patch, ...all].map((one) => print(one)).join('\n')}`,
    });
    const parsed = (stored: unknown) =>
      loaded.safeParseJsonPatch(dto, patch, stored as object, mayReferenceFor(asker));
    const before = print([record, patch]);
    const result = parsed(record);
    seen[result.success ? 'accepted' : 'refused']++;
    if (print([record, patch]) !== before) return about('Something was changed that was given');
    const other = withOtherSecrets(program, asker, record);
    if (!isDeepStrictEqual(parsed(other), result)) return about('A secret shows', other);
    if (!result.success) return undefined;
    const become = outcomeOf(() => loaded.apply(record as object, result.output));
    const wanted = wantedFor(program, asker, record, patch);
    if ('refused' in become && !('value' in wanted)) return undefined;
    const isWanted = 'value' in wanted && isDeepStrictEqual(become, wanted);
    return isWanted ? undefined : about('Not patched so', result.output, become, wanted);
  }

  return (input) => {
    const sent = asJson(input) as Json | undefined;
    if (typeof sent !== 'object' || sent === null) return undefined;
    const body = storedPart(program, sent);
    const [record] = sample(storedFor(program.model, program.lazies, body), seedFor(body), 1);
    const stored = asJson(record) as Json;
    const declared = Object.keys(program.model.fields);
    for (const patch of sample(patchesFor(stored, body, declared), seedFor(body), 4)) {
      const complaint = complaintAbout(stored, patch);
      if (complaint) return complaint;
    }
    return undefined;
  };
};

type Outcome = { readonly value: unknown } | { readonly refused: unknown };

/** What should become of the record. */
function wantedFor(
  program: Program,
  asker: Asker & { readonly shape: 'update' },
  record: Json,
  patch: readonly Operation[],
): Outcome {
  const made = outcomeOf(() => mergePatchOf(program, asker.roles, record, patch));
  if ('refused' in made) return made;
  const merge = made.value;
  const said = answer(program, asker, merge);
  if (!('output' in said)) return { refused: merge };
  const expected = applied(program, asker, record, asStored(said.output, said.output));
  return expected.refused.length > 0 ? { refused: merge } : { value: expected.record };
}

function outcomeOf(run: () => unknown): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

describe(`seed ${SEED}`, () => {
  test('a record becomes what its JSON Patch says', { timeout: 1e9 }, async () => {
    await expectNone(patched, { programs: programs.map(pure).map(withReaders) });
    expect(seen.accepted).toBeGreaterThan(seen.refused / 50);
  });
});
