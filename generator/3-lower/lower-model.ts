import * as v from 'valibot';
import type { Field, Operation } from '../../src/model/field.js';
import {
  closureOf,
  operationOf,
  readAccess,
  writeAccess,
  type Grantee,
  type Shape,
} from '../../src/model/grants.js';
import type { ModelDefinition } from '../../src/model/model.js';
import type { Narrowing } from '../../src/model/narrow.js';
import { grantedBy } from '../../src/model/when.js';
import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import type {
  AccessIr,
  DtoIr,
  ModelIr,
  PropertyIr,
  RoleIr,
  ViewIr,
  WritersIr,
} from '../ir/program-ir.js';
import type { SchemaIr } from '../ir/schema-ir.js';
import { reportIsland, type LoweringContext } from './complaints.js';
import { lowerConditions, type LoweredCondition } from './lower-conditions.js';
import { lowerReference } from './lower-reference.js';
import { lowerSchema } from './lower-schema.js';
import { isDeletable } from './deletable.js';
import { moduleNameOf, typeNameOf, valueNameOf } from '../ir/names.js';
import { holdsModel } from '../ir/walk.js';
import type { Node } from './node.js';
import { metadataOf } from './metadata.js';
import { unreachable } from './unreachable.js';
import { reportWider } from './wider.js';

const SHAPES: readonly Shape[] = ['create', 'update', 'replace'];

export function lowerModel(model: LoadedModel, report: (complaint: Complaint) => void): ModelIr {
  const { definition } = model;
  const roles = lowerRoles(definition);
  const conditions = lowerConditions(definition, roles);
  const bits = bitsOf(roles, conditions);
  const definitions: LoweringContext['definitions'] = new Map();
  const fields = Object.entries(definition.fields).map(([key, field]) => {
    const place = { file: model.file, model: definition.name, field: key };
    return lowerField(key, field, bits, { owner: definition, place, definitions, report });
  });
  const properties = fields.map((field) => field.property);
  const lowered = conditions.map(({ condition }) => condition);
  for (const { holds } of lowered) {
    if (holds.kind !== 'island') continue;
    const place = { file: model.file, model: definition.name, field: holds.field };
    reportIsland('when', { owner: definition, place, definitions, report });
  }
  unreachable(model, properties, lowered).forEach(report);
  const schema = model.schema as v.GenericSchema;
  return {
    name: definition.name,
    ...described(v.getTitle(schema), v.getDescription(schema)),
    valueName: valueNameOf(definition.name),
    moduleName: moduleNameOf(definition.name),
    file: model.file,
    ...(model.exportName !== undefined && { exportName: model.exportName }),
    roles,
    conditions: lowered,
    properties,
    definitions: [...definitions.values()],
    dtos: dtosOf({ definition, roles, conditions, fields }),
    views: roles.map((role) => viewOf(definition, role)),
  };
}

/** Models that share roles share what is said of them: it crosses to the main thread once. */
function lowerRoles({ roles }: ModelDefinition): readonly RoleIr[] {
  const known = loweredRoles.get(roles) ?? rolesOf(roles);
  loweredRoles.set(roles, known);
  return known;
}

const loweredRoles: WeakMap<Roles, readonly RoleIr[]> = new WeakMap();

type Roles = ModelDefinition['roles'];

function rolesOf(roles: Roles): readonly RoleIr[] {
  const names = [...roles.keys()];
  return [...roles.values()].map(({ name, description }) => {
    const closure = closureOf(roles, [name]);
    const bits = names.reduce(
      (sum, other, index) => (closure.has(other) ? sum | (1 << index) : sum),
      0,
    );
    return { name, typeName: typeNameOf(name), description, bits };
  });
}

/** Whom grants are to, and its own bit: each role, and the grants of each condition. */
type Bits = readonly (readonly [ReadonlySet<Grantee>, number])[];

function bitsOf(roles: readonly RoleIr[], conditions: readonly LoweredCondition[]): Bits {
  return [
    ...roles.map((role, index) => [new Set([role.name]), 1 << index] as const),
    ...conditions.map(({ grants, condition }) => [new Set(grants), condition.bit] as const),
  ];
}

interface LoweredField {
  readonly field: Field;
  readonly property: PropertyIr;
  /** The schema of each narrowing, lowered once. */
  readonly narrowings: ReadonlyMap<Narrowing, SchemaIr>;
  /** What most roles may write of it. */
  readonly none: AccessIr;
  readonly all: AccessIr;
}

function lowerField(key: string, field: Field, bits: Bits, context: LoweringContext): LoweredField {
  // What nobody may write is not parsed, so nothing of it is called.
  const isOpen = [...field.writableBy.create, ...field.writableBy.update].length > 0;
  const report: LoweringContext['report'] = (complaint) => {
    if (isOpen || !ONLY_IF_SENT.has(complaint.code)) context.report(complaint);
  };
  const source = { model: context.owner.name, field: key, steps: [] };
  const schema = lowerSchema(field.schema, source, { ...context, report });
  const narrowings = lowerNarrowings(key, field, context);
  reportWider(schema, [...narrowings.values()], { ...context, report });
  const models = [schema, ...narrowings.values()].some(holdsModel);
  if (models && narrowings.size > 0) context.report(narrowingOfModel(context));
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
      ...(metadata.examples && { examples: metadata.examples }),
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

/** A value that is a model is not written whole: each of its fields is asked. */
function narrowingOfModel({ place }: LoweringContext): Complaint {
  return {
    code: 'narrowing-model',
    message: `Field '${place.model}.${place.field}' has a narrow(), but it holds a model, whose own fields say who may write what.`,
    help: 'Grant the role the whole field here, and narrow the fields of the nested model.',
    place: { ...place, literal: 'narrow' },
  };
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

interface LoweredParts {
  readonly definition: ModelDefinition;
  readonly roles: readonly RoleIr[];
  readonly conditions: readonly LoweredCondition[];
  readonly fields: readonly LoweredField[];
}

/** Replacing asks what updating asks: the same access, which is data that is held once. */
function dtosOf({ definition, roles, conditions, fields }: LoweredParts): DtoIr[] {
  const access = new Map<string, readonly AccessIr[]>();
  const accessOf = (role: RoleIr, operation: Operation): readonly AccessIr[] => {
    const question = `${operation} ${role.name}`;
    const closure = closureOf(definition.roles, [role.name]);
    const own = conditions.filter(({ condition }) => closure.has(condition.role));
    const known =
      access.get(question) ?? fields.map((field) => accessTo(field, operation, closure, own));
    access.set(question, known);
    return known;
  };
  return SHAPES.flatMap((shape) =>
    roles.map((role) => dtoOf(definition, role, shape, accessOf(role, operationOf(shape)))),
  );
}

function dtoOf(
  definition: ModelDefinition,
  role: RoleIr,
  shape: Shape,
  access: readonly AccessIr[],
): DtoIr {
  const suffix = `${typeNameOf(definition.name)}By${role.typeName}`;
  return {
    shape,
    role,
    typeName: `${typeNameOf(shape)}${suffix}`,
    valueName: `${shape}${suffix}`,
    access,
  };
}

/** What roles may write at most: of a record for which each of their conditions holds. */
function accessTo(
  lowered: LoweredField,
  operation: Operation,
  closure: ReadonlySet<string>,
  conditions: readonly LoweredCondition[],
): AccessIr {
  const always = knownAccess(lowered, operation, closure);
  const grants: ReadonlySet<unknown> = new Set(lowered.field.writableBy[operation]);
  const adding = conditions.filter((one) => one.grants.some((grant) => grants.has(grant)));
  if (always.values === 'all' || adding.length === 0) return always;
  const grantees = new Set([...closure, ...adding.flatMap((one) => one.grants)]);
  return {
    ...knownAccess(lowered, operation, grantees),
    conditions: adding.map(({ condition }) => condition),
    isConditional: always.values === 'none',
  };
}

function knownAccess(
  { field, narrowings, none, all }: LoweredField,
  operation: Operation,
  grantees: ReadonlySet<Grantee>,
): AccessIr {
  const access = writeAccess(field, operation, grantees);
  if (access.values !== 'some') return access.values === 'all' ? all : none;
  return { ...all, values: 'some', narrowings: lookUp(access.narrowings, narrowings) };
}

function viewOf(definition: ModelDefinition, role: RoleIr): ViewIr {
  const closure = closureOf(definition.roles, [role.name]);
  return {
    role,
    typeName: `${typeNameOf(definition.name)}For${role.typeName}`,
    valueName: `${valueNameOf(definition.name)}For${role.typeName}`,
    keys: Object.entries(definition.fields)
      .filter(([, field]) => field.stored && readAccess(field, closure))
      .map(([key]) => key),
  };
}

function lookUp(
  narrowings: readonly Narrowing[],
  lowered: ReadonlyMap<Narrowing, SchemaIr>,
): SchemaIr[] {
  return narrowings.flatMap((narrowing) => lowered.get(narrowing) ?? []);
}

function described(title?: string, description?: string): { title?: string; description?: string } {
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
}
