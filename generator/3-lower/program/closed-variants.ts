import { calledAt } from '../../../src/model/problems/field-place.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import { accessOf, mayWrite } from '../../ir/access-of.js';
import { modelNamed } from '../../ir/model-named.js';
import { onceFor } from '../../ir/once-for.js';
import type { ModelIr, ProgramIr, PropertyIr, RoleIr } from '../../ir/program-ir.js';
import type { AnyOfIr } from '../../ir/schema-ir.js';
import { holdsModel, schemasOfKind } from '../../ir/walk.js';
import { isOpen } from '../../ir/writers.js';

/**
 * Complains about variants of models of which a role may choose no option, because it may not send
 * the key that chooses. It may write the field, but whatever it sends is refused.
 */
export function closedVariants(program: ProgramIr): Complaint[] {
  return program.models.flatMap((model) =>
    choicesIn(model).flatMap(({ property, found }) =>
      found.flatMap((schema) => closedFor(model, property, schema, program)),
    ),
  );
}

const choicesIn = onceFor(({ properties }: ModelIr) =>
  properties
    .filter((property) => isOpen(property) && holdsModel(property.schema))
    .map((property) => ({ property, found: schemasOfKind('anyOf', property.schema) })),
);

function closedFor(
  model: ModelIr,
  property: PropertyIr,
  { discriminator: key, anyOf: options }: AnyOfIr,
  program: ProgramIr,
): Complaint[] {
  if (key === undefined) return [];
  const models = options.flatMap((option) =>
    option.kind === 'model' ? (modelNamed(option.model, program) ?? []) : [],
  );
  if (models.length === 0 || models.length < options.length) return []; // others ask no role
  const place = { file: model.file, model: model.name, field: property.key };
  return model.roles
    .filter(({ bits }) => mayWrite(property, bits, model.conditions))
    .filter((role) => !models.some((option) => mayChoose(option, key, role)))
    .map(({ name }) => ({
      code: 'variant-unwritable' as const,
      message: `${calledAt(place)} is writable by '${name}', but '${name}' may choose none of ${listed(models)}: the key '${key}' is not granted there in 'create'.`,
      help: `Grant '${key}' to '${name}' in one of them, or take '${name}' out of the grants of '${model.name}.${property.key}'.`,
      place,
    }));
}

/** Options are written whole, in their `create` shape. */
function mayChoose({ properties, conditions }: ModelIr, key: string, { bits }: RoleIr): boolean {
  return properties.some(
    (property) =>
      property.key === key && accessOf(property, 'create', bits, conditions).values !== 'none',
  );
}

const listed = (models: readonly ModelIr[]): string =>
  models.map(({ name }) => `'${name}'`).join(', ');
