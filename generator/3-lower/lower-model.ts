import * as v from 'valibot';
import type { Field, Operation } from '../../src/model/field.js';
import {
  closureOf,
  operationOf,
  readAccess,
  writeAccess,
  type Shape,
} from '../../src/model/grants.js';
import type { ModelDefinition } from '../../src/model/model.js';
import type { Narrowing } from '../../src/model/narrow.js';
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
import type { LoweringContext } from './complaints.js';
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
  const definitions: LoweringContext['definitions'] = new Map();
  const fields = Object.entries(definition.fields).map(([key, field]) => {
    const place = { file: model.file, model: definition.name, field: key };
    return lowerField(key, field, roles, { owner: definition, place, definitions, report });
  });
  const properties = fields.map((field) => field.property);
  unreachable(model, properties).forEach(report);
  const schema = model.schema as v.GenericSchema;
  return {
    name: definition.name,
    ...described(v.getTitle(schema), v.getDescription(schema)),
    valueName: valueNameOf(definition.name),
    moduleName: moduleNameOf(definition.name),
    file: model.file,
    ...(model.exportName !== undefined && { exportName: model.exportName }),
    roles,
    properties,
    definitions: [...definitions.values()],
    dtos: dtosOf(definition, roles, fields),
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

interface LoweredField {
  readonly field: Field;
  readonly property: PropertyIr;
  /** The schema of each narrowing, lowered once. */
  readonly narrowings: ReadonlyMap<Narrowing, SchemaIr>;
  /** What most roles may write of it. */
  readonly none: AccessIr;
  readonly all: AccessIr;
}

function lowerField(
  key: string,
  field: Field,
  roles: readonly RoleIr[],
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
  const models = [schema, ...narrowings.values()].some(holdsModel);
  if (models && narrowings.size > 0) context.report(narrowingOfModel(context));
  const ownBits = new Map(roles.map((role, index) => [role.name, 1 << index] as const));
  const metadata = metadataOf(field.schema);
  const optional = OPTIONAL.has(field.schema.type);
  return {
    field,
    narrowings,
    none: { key, values: 'none', narrowings: [] },
    all: { key, values: 'all', narrowings: [] },
    property: {
      key,
      ...described(metadata.title, metadata.description),
      ...(metadata.examples && { examples: metadata.examples }),
      schema,
      stored: field.stored,
      optional,
      defaulted: optional && isGiven(field.schema, 'default'),
      fallback: isGiven(field.schema, 'fallback'),
      deletable: isDeletable(field.schema as Node),
      writers: {
        create: writersOf(field, 'create', ownBits, narrowings),
        update: writersOf(field, 'update', ownBits, narrowings),
      },
      readers: readersOf(field, ownBits),
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
    field.writableBy[operation].forEach((grant, index) => {
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

/** Each role asked alone, so that a bit stands for its own grants; `RoleIr.bits` adds the inherited. */
function writersOf(
  field: Field,
  operation: Operation,
  ownBits: ReadonlyMap<string, number>,
  narrowings: ReadonlyMap<Narrowing, SchemaIr>,
): WritersIr {
  let all = 0;
  const some: { bits: number; schema: SchemaIr }[] = [];
  for (const [role, bit] of ownBits) {
    const access = writeAccess(field, operation, new Set([role]));
    if (access.values === 'all') all |= bit;
    if (access.values === 'some') {
      some.push(...lookUp(access.narrowings, narrowings).map((schema) => ({ bits: bit, schema })));
    }
  }
  return { all, some };
}

/** The same of who may read it. What those without a role may read, everybody may. */
function readersOf(field: Field, ownBits: ReadonlyMap<string, number>): number {
  if (readAccess(field, new Set())) return -1;
  let bits = 0;
  for (const [role, bit] of ownBits) if (readAccess(field, new Set([role]))) bits |= bit;
  return bits;
}

/** Replacing asks what updating asks: the same access, which is data that is held once. */
function dtosOf(
  definition: ModelDefinition,
  roles: readonly RoleIr[],
  fields: readonly LoweredField[],
): DtoIr[] {
  const access = new Map<string, readonly AccessIr[]>();
  const accessOf = (role: RoleIr, operation: Operation): readonly AccessIr[] => {
    const question = `${operation} ${role.name}`;
    const closure = closureOf(definition.roles, [role.name]);
    const known =
      access.get(question) ?? fields.map((field) => accessTo(field, operation, closure));
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

function accessTo(
  { field, narrowings, none, all }: LoweredField,
  operation: Operation,
  closure: ReadonlySet<string>,
): AccessIr {
  const access = writeAccess(field, operation, closure);
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
