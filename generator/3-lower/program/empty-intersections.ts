import { calledAt } from '../../../src/model/problems/field-place.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import { mayLackKey, mayTakeUndefined } from '../../ir/absence.js';
import { isOpenTo, mayWrite } from '../../ir/access-of.js';
import { modelNamed } from '../../ir/model-named.js';
import { onceFor } from '../../ir/once-for.js';
import type { ModelIr, ProgramIr, PropertyIr, RoleIr } from '../../ir/program-ir.js';
import type { AllOfIr, SchemaIr } from '../../ir/schema-ir.js';
import { schemasOfKind } from '../../ir/walk.js';

/**
 * Complains about intersections that nothing satisfies, because one part requires a key that another
 * refuses. Whatever may have another reason is left alone.
 */
export function emptyIntersections(program: ProgramIr): Complaint[] {
  return program.models.flatMap((model) =>
    intersectionsIn(model).flatMap(({ property, found }) => {
      const roles = writersOf(model, property);
      if (roles.length === 0) return [];
      const clashes = found.flatMap((one) => clashIn(one, { program, roles }) ?? []);
      const place = { file: model.file, model: model.name, field: property.key };
      return clashes.slice(0, 1).map(({ key, closed }) => ({
        code: 'intersection-empty' as const,
        message: `${calledAt(place)} holds a v.intersect() that no input satisfies: one part requires '${key}', which ${closed} refuses.`,
        help: 'Declare one model, or one object, that has the keys of all parts.',
        place,
      }));
    }),
  );
}

const intersectionsIn = onceFor(({ properties }: ModelIr) =>
  properties
    .map((property) => ({ property, found: schemasOfKind('allOf', property.schema) }))
    .filter(({ found }) => found.length > 0),
);

/** The roles that may write a property, at least while a condition holds. */
const writersOf = ({ roles, conditions }: ModelIr, property: PropertyIr): readonly RoleIr[] =>
  roles.filter(({ bits }) => mayWrite(property, bits, conditions));

/** A key that one part requires, and how the part that refuses it is called. */
interface Clash {
  readonly key: string;
  readonly closed: string;
}

/** Who writes, and where models are found. */
interface Writing {
  readonly program: ProgramIr;
  readonly roles: readonly RoleIr[];
}

/** Why an intersection is empty, if two of its parts can't both be satisfied. */
function clashIn({ allOf }: AllOfIr, writing: Writing): Clash | undefined {
  const parts = allOf.flatMap(partsOf);
  for (const one of parts) {
    for (const other of parts) {
      const clash = clashBetween(one, other, writing);
      if (clash !== undefined) return clash;
    }
  }
  return undefined;
}

/** Rules come after a part, so they make nothing fit that the part refuses. */
function partsOf(schema: SchemaIr): readonly SchemaIr[] {
  if (schema.kind === 'pipe') return partsOf(schema.schema);
  return schema.kind === 'allOf' ? schema.allOf.flatMap(partsOf) : [schema];
}

function clashBetween(one: SchemaIr, other: SchemaIr, writing: Writing): Clash | undefined {
  const closed = closedKeys(one, writing);
  if (closed === undefined) return undefined;
  const key = requiredKeys(other, writing).find((required) => !closed.has(required));
  return key === undefined
    ? undefined
    : { key, closed: one.kind === 'model' ? `the model '${one.model}'` : 'a v.strictObject()' };
}

/** The only keys that a value may have; `undefined` if any other may be accepted. */
function closedKeys(schema: SchemaIr, { program }: Writing): ReadonlySet<string> | undefined {
  const properties =
    schema.kind === 'model'
      ? modelNamed(schema.model, program)?.properties
      : schema.kind === 'object' && schema.rest === 'refuse'
        ? schema.properties
        : undefined;
  return properties && new Set(properties.map(({ key }) => key));
}

/** Keys that every value must have, with something other than `undefined`, whoever sends it. */
function requiredKeys(schema: SchemaIr, { program, roles }: Writing): readonly string[] {
  if (schema.kind === 'object') {
    return schema.properties
      .filter((property) => !mayLackKey(property.schema) && !mayTakeUndefined(property.schema))
      .map(({ key }) => key);
  }
  if (schema.kind !== 'model') return [];
  const properties = modelNamed(schema.model, program)?.properties ?? [];
  // What is in an intersection is written whole, as in `create`.
  return properties
    .filter((property) => !property.optional && !property.defaulted && !property.fallback)
    .filter((property) => roles.every(({ bits }) => isOpenTo(property, 'create', bits)))
    .map(({ key }) => key);
}
