/** Whether a schema accepts a value, according to the reference. */
import type { Field, Program, Schema } from './description.js';
import { answer } from './reference.js';

const GRANT = [{ role: 'owner' }];

/** Not for `undefined`, which a field can't hold. */
export function accepts(schema: Schema, value: unknown, lazies: readonly Schema[] = []): boolean {
  const field: Field = { schema, create: GRANT, update: GRANT, stored: true };
  const program: Program = { roles: { owner: [] }, model: { fields: { a: field } }, lazies };
  const asker = { shape: 'create', roles: ['owner'], unaccepted: 'reject' } as const;
  return 'output' in answer(program, asker, { a: value });
}
