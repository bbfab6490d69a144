import { defaultOfField } from '../../generator/ir/absence.js';
import { orDefault, orNull } from '../../generator/ir/json-schema/combine.js';
import { isNever, type JsonSchema } from '../../generator/ir/json-schema/json-schema.js';
import { mayReturnNothing } from '../../generator/ir/json-schema/may-return-nothing.js';
import type { Translation } from '../../generator/ir/json-schema/translation.js';
import { jsonSchemaOf, narrowedSchema } from '../../generator/ir/json-schema/schema.js';
import type { AccessIr, ModelIr, ProgramIr, PropertyIr } from '../../generator/ir/program-ir.js';
import { isUnchanged } from '../../generator/ir/unchanged.js';
import { descriptionOf } from '../description-of.js';
import { saidConditions } from '../said-conditions.js';
import { aboutRole, capitalized, roleOrAny, whatMayRead, whatMaySend } from '../who-may.js';
import { componentOfDefinition, type Asker, type Reader, type Sender } from './component-names.js';
import { translationFor } from './translation-for.js';

/** What one role, or callers with several, may send, as a closed component. */
export function dtoComponent(model: ModelIr, dto: Sender, program: ProgramIr): JsonSchema {
  const granted = model.properties.flatMap((property, index) => {
    const access = dto.access[index];
    if (access === undefined || access.values === 'none') return [];
    const schema = inputSchema(property, access, dto, program);
    const isAsked = !access.isConditional && isRequired(property, dto);
    // Leave out what JSON can't carry: a closed object refuses it anyway, and many tools take `not`
    // for `any`.
    return isNever(schema) && !isAsked ? [] : [{ property, schema, isAsked }];
  });
  const required = granted.filter(({ isAsked }) => isAsked);
  return {
    type: 'object',
    description: saidOf(dto, whatMaySend(roleOrAny(dto.role), dto.shape, model)),
    properties: Object.fromEntries(granted.map(({ property, schema }) => [property.key, schema])),
    ...(required.length > 0 && { required: required.map(({ property }) => property.key) }),
    additionalProperties: false,
  };
}

/** What one role, or callers with several, may read, as a closed component. */
export function viewComponent(model: ModelIr, view: Reader, program: ProgramIr): JsonSchema {
  const readable = model.properties.filter((property) => view.keys.includes(property.key));
  // Fields with a default are always there: parsing fills them in, and `RecordOf` requires them.
  const required = readable.filter(
    ({ key, optional, defaulted, schema }) =>
      !view.optional?.has(key) && (!optional || defaulted) && !mayReturnNothing(schema),
  );
  const translation = translationFor(view, program);
  return {
    type: 'object',
    description: saidOf(view, whatMayRead(roleOrAny(view.role), model)),
    properties: Object.fromEntries(
      readable.map((property) => [
        property.key,
        described(property, jsonSchemaOf(property.schema, translation)),
      ]),
    ),
    ...(required.length > 0 && { required: required.map(({ key }) => key) }),
    additionalProperties: false,
  };
}

/** The definitions of a model, by the names of their components. */
export function definitionComponents(
  model: ModelIr,
  asker: Asker,
  program: ProgramIr,
): readonly (readonly [string, JsonSchema])[] {
  const translation: Translation = { ...translationFor(asker, program), shape: 'create' };
  return model.definitions.map(
    (definition) =>
      [
        componentOfDefinition(definition, asker),
        jsonSchemaOf(definition.schema, translation),
      ] as const,
  );
}

/** The description of a component: whom it is for, and the role's own description. */
function saidOf({ role }: Asker, what: string): string {
  return [`${capitalized(what)}.`, aboutRole(role)].filter((text) => text !== undefined).join(' ');
}

function isRequired(property: PropertyIr, { shape, optional }: Sender): boolean {
  const { key, fallback } = property;
  if (shape === 'update' || property.optional || optional?.has(key)) return false;
  return shape !== 'create' || !fallback;
}

function inputSchema(
  property: PropertyIr,
  access: AccessIr,
  dto: Sender,
  program: ProgramIr,
): JsonSchema {
  const translation = translationFor(dto, program);
  const full = jsonSchemaOf(property.schema, translation);
  // A narrowing checks the output of the field's schema.
  const isNarrowed = access.values === 'some' && isUnchanged(property.schema);
  const narrowings = access.narrowings.map((narrowing) => jsonSchemaOf(narrowing, translation));
  const schema = isNarrowed ? narrowedSchema(full, narrowings) : full;
  const isDeletable = property.deletable && dto.shape === 'update' && access.values === 'all';
  const said = isDeletable ? orNull(schema) : schema;
  const filled = orDefault(said, defaultOfField(property.schema));
  // Don't show a role a default or an example that it may not send.
  const isSent = (value: unknown): boolean =>
    access.values === 'all' || schema.enum?.some((one) => one === value) === true;
  return described(
    { ...property, ...(property.examples && { examples: property.examples.filter(isSent) }) },
    dto.shape === 'create' && isSent(filled.default) ? filled : said,
    saidConditions(access),
  );
}

function described(property: PropertyIr, schema: JsonSchema, conditions?: string): JsonSchema {
  const { title, examples, reference } = property;
  const words = [descriptionOf(property), conditions].filter((text) => text !== undefined);
  const description = words.length > 0 ? words.join(' ') : undefined;
  return {
    ...schema,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(examples && examples.length > 0 && { examples: [...examples] }),
    ...(reference && { 'x-references': { model: reference.model, key: reference.key } }),
  };
}
