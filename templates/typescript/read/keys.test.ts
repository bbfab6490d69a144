/** Which keys a parser refuses, in cases that random programs seldom have. */
import { expect, test } from 'vitest';
import { dtoFor } from '../../../test/differential/answers.js';
import { compile } from '../../../test/differential/compile.js';
import type { Field, Program, Schema } from '../../../test/differential/description.js';

const open = (schema: Schema): Field => ({
  schema,
  create: [{ role: 'owner' }],
  update: [{ role: 'owner' }],
  stored: true,
});
const closed = (schema: Schema): Field => ({ schema, create: [], update: [], stored: true });

/** A function that parses an update by the owner: the output, or the issues. */
async function updateOf(fields: Program['model']['fields']): Promise<(input: unknown) => unknown> {
  const [loaded] = await compile([{ roles: { owner: [] }, model: { fields }, lazies: [] }]);
  if (loaded === undefined || 'errors' in loaded) throw new Error('It does not compile');
  const dto = dtoFor(loaded, { shape: 'update', roles: ['owner'], unaccepted: 'reject' });
  return (input) => {
    const result = loaded.safeParse(dto, input);
    if (result.success) return result.output;
    return result.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
  };
}

test('every key of a model that nobody may write is refused', async () => {
  const sealed = open({ is: 'model', model: { fields: { secret: closed({ is: 'any' }) } } });
  const update = await updateOf({ sealed });
  expect(update({ sealed: {} })).toEqual({ sealed: {} });
  expect(update({ sealed: { secret: 1, other: 2 } })).toEqual([
    'not_writable sealed.secret',
    'unknown_key sealed.other',
  ]);
});

test('a key with the inherited value is refused, because it cannot be told from an absent one', async () => {
  const update = await updateOf({ name: open({ is: 'any' }), title: open({ is: 'any' }) });
  const prototype = Object.prototype as { name?: string };
  prototype.name = 'polluted';
  try {
    expect(update({ title: 'x' })).toEqual({ title: 'x' });
    expect(update({ name: 'mine' })).toEqual({ name: 'mine' });
    expect(update({ name: 'polluted', title: 'x' })).toEqual(['invalid name']);
  } finally {
    delete prototype.name;
  }
});
