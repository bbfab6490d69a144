/** Whether the reference says that a schema takes a value. */
import type { Field, Program, Schema } from './description.js';
import { answer } from './reference.js';

const GRANT = [{ role: 'owner' }];

/** Not for `undefined`, which is no value of a field. */
export function accepts(schema: Schema, value: unknown, lazies: readonly Schema[] = []): boolean {
  const field: Field = { schema, create: GRANT, update: GRANT, stored: true };
  const program: Program = { roles: { owner: [] }, model: { fields: { a: field } }, lazies };
  const asker = { shape: 'create', roles: ['owner'], unaccepted: 'reject' } as const;
  return 'output' in answer(program, asker, { a: value });
}
