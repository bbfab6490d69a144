import { defaultOfField } from '../../generator/ir/absence.js';
import { orDefault, orNull } from '../../generator/ir/json-schema/combine.js';
import type { JsonSchema } from '../../generator/ir/json-schema/json-schema.js';
import type { Saying } from '../../generator/ir/json-schema/saying.js';
import { jsonSchemaOf, narrowedSchema } from '../../generator/ir/json-schema/schema.js';
import type {
  AccessIr,
  DtoIr,
  ModelIr,
  ProgramIr,
  PropertyIr,
  ViewIr,
} from '../../generator/ir/program-ir.js';
import { isUnchanged } from '../../generator/ir/unchanged.js';
import { descriptionOf } from '../description-of.js';
import { saidConditions } from '../said-conditions.js';
import { withArticle } from '../with-article.js';
import { componentOfDefinition } from './component-names.js';
import { sayingTo } from './saying-to.js';

/** What one role may send, as a closed component. */
export function dtoComponent(model: ModelIr, dto: DtoIr, program: ProgramIr): JsonSchema {
  const granted = model.properties.flatMap((property, index) => {
    const access = dto.access[index];
    if (access === undefined || access.values === 'none') return [];
    const schema = inputSchema(property, access, dto, program);
    return [{ property, schema, isConditional: access.isConditional }];
  });
  const required = granted.filter(
    ({ property, isConditional }) => !isConditional && isRequired(property, dto),
  );
  return {
    type: 'object',
    description: `What \`${dto.role.name}\` may send to ${dto.shape} ${withArticle(model.name)}. ${dto.role.description}`,
    properties: Object.fromEntries(granted.map(({ property, schema }) => [property.key, schema])),
    ...(required.length > 0 && { required: required.map(({ property }) => property.key) }),
    additionalProperties: false,
  };
}

/** What one role may read, as a closed component. */
export function viewComponent(model: ModelIr, view: ViewIr, program: ProgramIr): JsonSchema {
  const readable = model.properties.filter((property) => view.keys.includes(property.key));
  // A record that was parsed holds its defaults, and `RecordOf` asks every other one for them.
  const required = readable.filter(({ optional, defaulted }) => !optional || defaulted);
  const saying = sayingTo(view, program);
  return {
    type: 'object',
    description: `What \`${view.role.name}\` may read of ${withArticle(model.name)}. ${view.role.description}`,
    properties: Object.fromEntries(
      readable.map((property) => [
        property.key,
        described(property, jsonSchemaOf(property.schema, saying)),
      ]),
    ),
    ...(required.length > 0 && { required: required.map(({ key }) => key) }),
    additionalProperties: false,
  };
}

/** What the lazy schemas of a model get, by the names of their components. */
export function definitionComponents(
  model: ModelIr,
  program: ProgramIr,
): readonly (readonly [string, JsonSchema])[] {
  return [...model.dtos, ...model.views].flatMap((asker) => {
    const saying: Saying = { ...sayingTo(asker, program), shape: 'create' };
    return model.definitions.map(
      (definition) =>
        [
          componentOfDefinition(definition, asker),
          jsonSchemaOf(definition.schema, saying),
        ] as const,
    );
  });
}

function isRequired({ optional, fallback }: PropertyIr, { shape }: DtoIr): boolean {
  if (shape === 'update' || optional) return false;
  return shape !== 'create' || !fallback;
}

function inputSchema(
  property: PropertyIr,
  access: AccessIr,
  dto: DtoIr,
  program: ProgramIr,
): JsonSchema {
  const saying = sayingTo(dto, program);
  const full = jsonSchemaOf(property.schema, saying);
  // A narrowing is asked of what the field's schema makes of the value.
  const isNarrowed = access.values === 'some' && isUnchanged(property.schema);
  const narrowings = access.narrowings.map((narrowing) => jsonSchemaOf(narrowing, saying));
  const schema = isNarrowed ? narrowedSchema(full, narrowings) : full;
  const isDeletable = property.deletable && dto.shape === 'update' && access.values === 'all';
  const said = isDeletable ? orNull(schema) : schema;
  const filled = orDefault(said, defaultOfField(property.schema));
  // Whoever may not send a default, or an example, is not offered it.
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
