import type { JsonSchema } from '../../generator/ir/json-schema/json-schema.js';
import type { Translation } from '../../generator/ir/json-schema/translation.js';
import { listedValues } from '../../generator/ir/listed-values.js';
import { modelNamed } from '../../generator/ir/model-named.js';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import type { AnyOfIr, SchemaIr } from '../../generator/ir/schema-ir.js';
import {
  componentOfDefinition,
  componentOfModel,
  isSender,
  refTo,
  type Asker,
} from './component-names.js';
import { readerOf, senderOf } from './several-roles.js';

/** How to translate schemas for a sender or a reader. Models become references to components. */
export function translationFor(asker: Asker, program: ProgramIr): Translation {
  return {
    side: isSender(asker) ? 'input' : 'output',
    to: 'reader',
    model: (model, shape) => refTo(componentOfModel(model, shape, asker)),
    definition: (definition) => refTo(componentOfDefinition(definition, asker)),
    discriminator: (variant) => discriminatorOf(variant, asker, program),
  };
}

/** The discriminator, if all options are models that have the key, each with different values. */
function discriminatorOf(
  { anyOf, discriminator: key }: AnyOfIr,
  asker: Asker,
  program: ProgramIr,
): Pick<JsonSchema, 'discriminator'> {
  const entries = anyOf.map((option) => entriesOf(option, key, asker, program));
  if (key === undefined || entries.some((list) => list.length === 0)) return {};
  const mapping = new Map(entries.flat());
  if (entries.flat().some(([value, component]) => mapping.get(value) !== component)) return {};
  return { discriminator: { propertyName: key, mapping: Object.fromEntries(mapping) } };
}

/**
 * The values that select an option's component; empty if they are not texts, or if it lacks the
 * key.
 */
function entriesOf(
  option: SchemaIr,
  key: string | undefined,
  asker: Asker,
  program: ProgramIr,
): readonly (readonly [string, string])[] {
  if (option.kind !== 'model') return [];
  const model = modelNamed(option.model, program);
  const property = model?.properties.find((one) => one.key === key);
  if (!model || !property || !isShown(property.key, model, asker)) return [];
  const { $ref } = refTo(componentOfModel(model.name, 'create', asker));
  const values = listedValues(property.schema); // none if it is optional
  return values.every((value) => typeof value === 'string')
    ? values.map((value) => [value, $ref] as const)
    : [];
}

/** Whether the component that the asker sees of a model always has a key. */
function isShown(key: string, model: ModelIr, { role, ...asker }: Asker): boolean {
  if (!isSender(asker)) {
    const reader = readerOf(model, role);
    return reader?.keys.includes(key) === true && !reader.optional?.has(key);
  }
  const sender = senderOf(model, 'create', role);
  if (sender?.optional?.has(key)) return false;
  return sender?.access.some((access) => access.key === key && access.values !== 'none') === true;
}
