import type { Field, Operation } from '../../../src/model/field.js';
import { readAccess, writeAccess, type Grantee } from '../../../src/model/grants.js';
import type { ModelDefinition } from '../../../src/model/model.js';
import type { Narrowing } from '../../../src/model/narrow.js';
import type { WritersIr } from '../../ir/program-ir.js';
import { bitsWhere } from '../../ir/role-bits.js';
import type { SchemaIr } from '../../ir/schema-ir.js';

/** Each role, and the grants of each condition, with its own bit. */
export type Grantees = readonly (readonly [ReadonlySet<Grantee>, number])[];

/** The schema of each narrowing, lowered once. */
export type LoweredNarrowings = ReadonlyMap<Narrowing, SchemaIr>;

/**
 * Asks for each role and condition alone, so that a bit stands for its own grants only.
 * `RoleIr.bits` adds inherited ones.
 */
export function lowerWriters(
  field: Field,
  operation: Operation,
  grantees: Grantees,
  lowered: LoweredNarrowings,
): WritersIr {
  let all = 0;
  const some: { bits: number; schema: SchemaIr }[] = [];
  for (const [asked, bit] of grantees) {
    const access = writeAccess(field, operation, asked);
    if (access.values === 'all') all |= bit;
    if (access.values !== 'some') continue;
    const schemas = access.narrowings.flatMap((narrowing) => lowered.get(narrowing) ?? []);
    some.push(...schemas.map((schema) => ({ bits: bit, schema })));
  }
  return { all, some };
}

/**
 * The roles that may read a field, one bit each; -1 if callers without a role may, and so
 * everybody.
 */
export function lowerReaders(field: Field, { roles }: ModelDefinition): number {
  if (readAccess(field, new Set())) return -1;
  return bitsWhere([...roles.keys()], (role) => readAccess(field, new Set([role])));
}
