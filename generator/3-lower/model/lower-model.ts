import * as v from 'valibot';
import type { Field } from '../../../src/model/field.js';
import { closureOf } from '../../../src/model/grants.js';
import type { ModelDefinition } from '../../../src/model/model.js';
import { grantedBy } from '../../../src/model/when.js';
import type { LoadedModel } from '../../1-load/loaded.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import { mayRead } from '../../ir/access-of.js';
import { moduleNameOf, typeNameOf, valueNameOf, viewTypeName } from '../../ir/names.js';
import { onceFor } from '../../ir/once-for.js';
import { bitsWhere } from '../../ir/role-bits.js';
import type { ModelIr, PropertyIr, RoleIr, ViewIr } from '../../ir/program-ir.js';
import { reportIsland, reportLacking } from '../complaints/schema.js';
import { lackingIn } from '../live/lacking.js';
import { oftenUsedIn, type Naming } from '../live/often-used.js';
import { described } from '../live/metadata.js';
import type { LoweringContext } from '../lowering-context.js';
import { lowerConditions, type LoweredCondition } from './lower-conditions.js';
import { lowerDtos } from './lower-dtos.js';
import { lowerField } from './lower-field.js';
import type { Grantees } from './lower-writers.js';
import { unreachable } from './unreachable.js';

/** Lowers a model: its fields, and what each role may write and read. */
export function lowerModel(
  model: LoadedModel,
  report: (complaint: Complaint) => void,
  naming: Naming,
): ModelIr {
  const { definition } = model;
  const roles = lowerRoles(definition.roles);
  const conditions = lowerConditions(definition, roles);
  const lowered = conditions.map(({ condition }) => condition);
  const { properties, definitions } = lowerFields(
    model,
    granteesOf(roles, conditions),
    naming,
    report,
  );
  for (const { holds } of lowered) {
    if (holds.kind === 'island')
      reportIsland('when', { place: placeIn(model, holds.field), report });
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
    definitions,
    dtos: lowerDtos({ name: definition.name, roles, conditions: lowered, properties }),
    views: roles.map((role) => viewOf(definition.name, role, properties)),
  };
}

/** Lowers the fields of a model, and the schemas in them that get names. */
function lowerFields(
  model: LoadedModel,
  grantees: Grantees,
  naming: Naming,
  report: (complaint: Complaint) => void,
): Pick<ModelIr, 'properties' | 'definitions'> {
  const { definition } = model;
  const fields = Object.entries(definition.fields).filter(([key, field]) =>
    isWhole(field, { place: placeIn(model, key), report }),
  );
  const definitions: LoweringContext['definitions'] = new Map();
  const schemas = fields.map(([, { schema }]) => schema);
  const shared = {
    owner: definition,
    definitions,
    oftenUsed: oftenUsedIn(schemas, naming),
    report,
  };
  const properties = fields.map(([key, field]) =>
    lowerField(field, grantees, { ...shared, place: placeIn(model, key) }),
  );
  return { properties, definitions: [...definitions.values()] };
}

const placeIn = ({ file, definition }: LoadedModel, field: string): LoweringContext['place'] => ({
  file,
  model: definition.name,
  field,
});

/** Whether no schema inside a field is missing. Without it, the field can't be lowered. */
function isWhole(field: Field, context: Pick<LoweringContext, 'place' | 'report'>): boolean {
  const grants = [...field.writableBy.create, ...field.writableBy.update].map(grantedBy);
  const narrowings = grants.flatMap((grant) => (typeof grant === 'string' ? [] : [grant.schema]));
  const lacking = [field.schema, ...narrowings].flatMap((schema) => lackingIn(schema) ?? []);
  lacking.forEach((type) => reportLacking(type, context));
  return lacking.length === 0;
}

/** Models with the same roles share one object, which is then sent to the main thread only once. */
const lowerRoles = onceFor(rolesOf);

type Roles = ModelDefinition['roles'];

function rolesOf(roles: Roles): readonly RoleIr[] {
  const names = [...roles.keys()];
  return [...roles.values()].map(({ name, description }) => {
    const closure = closureOf(roles, [name]);
    const bits = bitsWhere(names, (other) => closure.has(other));
    return { name, typeName: typeNameOf(name), description, bits };
  });
}

function granteesOf(roles: readonly RoleIr[], conditions: readonly LoweredCondition[]): Grantees {
  return [
    ...roles.map((role, index) => [new Set([role.name]), 1 << index] as const),
    ...conditions.map(({ grants, condition }) => [new Set(grants), condition.bit] as const),
  ];
}

function viewOf(model: string, role: RoleIr, properties: readonly PropertyIr[]): ViewIr {
  return {
    role,
    typeName: viewTypeName(model, role),
    valueName: `${valueNameOf(model)}For${role.typeName}`,
    keys: properties.filter((one) => mayRead(one, role.bits)).map(({ key }) => key),
  };
}
