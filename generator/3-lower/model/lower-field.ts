import type { Field, Operation } from '../../../src/model/field.js';
import { readAccess, writeAccess, type Grantee } from '../../../src/model/grants.js';
import type { ModelDefinition } from '../../../src/model/model.js';
import type { Narrowing } from '../../../src/model/narrow.js';
import { grantedBy } from '../../../src/model/when.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import type { AccessIr, PropertyIr, WritersIr } from '../../ir/program-ir.js';
import type { SchemaIr } from '../../ir/schema-ir.js';
import { holdsModel } from '../../ir/walk.js';
import { reportNarrowing } from '../complaints/model.js';
import { reportOpenUnion } from '../complaints/open-union.js';
import { reportWider } from '../complaints/wider.js';
import { isDeletable } from '../live/deletable.js';
import { metadataOf } from '../live/metadata.js';
import type { Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import { lowerSchema } from '../schema/lower-schema.js';
import { lowerReference } from './lower-reference.js';

/** Whom grants are to, and its own bit: each role, and the grants of each condition. */
export type Bits = readonly (readonly [ReadonlySet<Grantee>, number])[];

export interface LoweredField {
  readonly field: Field;
  readonly property: PropertyIr;
  /** The schema of each narrowing, lowered once. */
  readonly narrowings: ReadonlyMap<Narrowing, SchemaIr>;
  /** What most roles may write of it. */
  readonly none: AccessIr;
  readonly all: AccessIr;
}

/** A field as data: its schema, and who may write and read it. */
export function lowerField(
  key: string,
  field: Field,
  bits: Bits,
  context: LoweringContext,
): LoweredField {
  // What nobody may write is not parsed, so nothing of it is called.
  const isOpen = [...field.writableBy.create, ...field.writableBy.update].length > 0;
  const report: LoweringContext['report'] = (complaint) => {
    if (isOpen || !ONLY_IF_SENT.has(complaint.code)) context.report(complaint);
  };
  const source = { model: context.owner.name, field: key, steps: [] };
  const schema = lowerSchema(field.schema, source, { ...context, report });
  const narrowings = lowerNarrowings(key, field, context);
  reportWider(schema, [...narrowings.values()], { ...context, report });
  reportOpenUnion(schema, context);
  const models = [schema, ...narrowings.values()].some(holdsModel);
  if (models && narrowings.size > 0) reportNarrowing(context);
  const metadata = metadataOf(field.schema);
  const reference = lowerReference(field, context);
  const optional = OPTIONAL.has(field.schema.type);
  return {
    field,
    narrowings,
    none: { key, values: 'none', narrowings: [], conditions: [], isConditional: false },
    all: { key, values: 'all', narrowings: [], conditions: [], isConditional: false },
    property: {
      key,
      ...described(metadata.title, metadata.description),
      // No role may be known to send, or to see, all of what an example of a model holds.
      ...(metadata.examples && !models && { examples: metadata.examples }),
      schema,
      ...(reference && { reference }),
      stored: field.stored,
      ...(field.keyedBy !== undefined && { keyedBy: field.keyedBy }),
      optional,
      defaulted: optional && isGiven(field.schema, 'default'),
      fallback: isGiven(field.schema, 'fallback'),
      deletable: isDeletable(field.schema as Node),
      writers: {
        create: writersOf(field, 'create', bits, narrowings),
        update: writersOf(field, 'update', bits, narrowings),
      },
      readers: readersOf(field, context.owner),
    },
  };
}

const isGiven = (schema: object, name: 'default' | 'fallback'): boolean =>
  (schema as { default?: unknown; fallback?: unknown })[name] !== undefined;

const ONLY_IF_SENT: ReadonlySet<Complaint['code']> = new Set([
  'island',
  'schema-not-json',
  'schema-wider',
]);

const OPTIONAL: ReadonlySet<string> = new Set([
  'optional',
  'exact_optional',
  'nullish',
  'undefinedable',
]);

function lowerNarrowings(
  key: string,
  field: Field,
  context: LoweringContext,
): ReadonlyMap<Narrowing, SchemaIr> {
  const lowered = new Map<Narrowing, SchemaIr>();
  for (const operation of ['create', 'update'] as const) {
    field.writableBy[operation].map(grantedBy).forEach((grant, index) => {
      if (typeof grant === 'string' || lowered.has(grant)) return;
      const narrowing = { operation, index };
      const source = { model: context.owner.name, field: key, narrowing, steps: [] };
      lowered.set(grant, lowerSchema(grant.schema, source, context));
    });
  }
  return lowered;
}

/**
 * Each role and condition asked alone, so that a bit stands for its own grants; `RoleIr.bits` adds
 * the inherited.
 */
function writersOf(
  field: Field,
  operation: Operation,
  bits: Bits,
  narrowings: ReadonlyMap<Narrowing, SchemaIr>,
): WritersIr {
  let all = 0;
  const some: { bits: number; schema: SchemaIr }[] = [];
  for (const [grantees, bit] of bits) {
    const access = writeAccess(field, operation, grantees);
    if (access.values === 'all') all |= bit;
    if (access.values === 'some') {
      some.push(...lookUp(access.narrowings, narrowings).map((schema) => ({ bits: bit, schema })));
    }
  }
  return { all, some };
}

/** The roles that may read it, a bit each. What those without a role may read, everybody may. */
function readersOf(field: Field, { roles }: ModelDefinition): number {
  if (readAccess(field, new Set())) return -1;
  return [...roles.keys()].reduce(
    (bits, role, index) => (readAccess(field, new Set([role])) ? bits | (1 << index) : bits),
    0,
  );
}

/** The lowered schemas of narrowings. */
export function lookUp(
  narrowings: readonly Narrowing[],
  lowered: ReadonlyMap<Narrowing, SchemaIr>,
): SchemaIr[] {
  return narrowings.flatMap((narrowing) => lowered.get(narrowing) ?? []);
}

/** The words that are there. */
export function described(
  title?: string,
  description?: string,
): { title?: string; description?: string } {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
}
