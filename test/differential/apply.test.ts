/**
 * `apply` gives the right record, with the right items in keyed lists, for any record and input.
 */
import { describe, expect, test } from 'vitest';
import { becomes, isAppliedAlike, seen } from './becomes.js';
import type { Program } from './description.js';
import { expectNone, SEED } from './expect-none.js';
import { programs } from './programs.js';
import { halfShown } from './readable.js';
import { modelsIn } from './walk.js';

/** Programs with a keyed list that everybody may write. */
const listing = programs
  .filter(({ model }) => model.fields['places']?.keyedBy !== undefined)
  .map((program): Program => {
    const { places, ...others } = program.model.fields;
    const everybody = Object.keys(program.roles).map((role) => ({ role }));
    const open = { ...places!, create: everybody, update: everybody, readers: 'anyone' } as const;
    const half = { ...open, schema: halfShown(open.schema) };
    return { ...program, model: { fields: { ...others, places: half } } };
  });

const isWithoutLists = ({ model }: Program): boolean =>
  model.fields['places']?.keyedBy === undefined;

const areAllStored = (program: Program): boolean =>
  modelsIn(program).every(({ fields }) => Object.values(fields).every(({ stored }) => stored));

describe(`seed ${SEED}`, () => {
  test('a record becomes what its update says', { timeout: 1e9 }, async () => {
    await expectNone(becomes, { programs: listing });
    expect(Math.min(seen.kept, seen.value_not_allowed)).toBeGreaterThan(0);
  });

  // `apply` knows the Dto only where it needs to, which it always does in a keyed list.
  test('a record without keyed lists becomes what its update says', { timeout: 1e9 }, () =>
    expectNone(becomes, { programs: programs.filter(isWithoutLists), part: 0.5 }),
  );

  test('an update is applied alike, whatever made it', { timeout: 1e9 }, () =>
    expectNone(isAppliedAlike, { programs: programs.filter(areAllStored), part: 0.5 }),
  );
});
