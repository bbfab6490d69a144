import type { ShapeIr } from '../../generator/ir/program-ir.js';
import type {
  ActionIr,
  AnyOfIr,
  DefaultIr,
  ObjectIr,
  Primitive,
  RuleIr,
  SchemaIr,
  SourceIr,
} from '../../generator/ir/schema-ir.js';
import { key, literal, member, regExpArguments, str } from '../encode.js';
import { array, call, objectLiteral, prefixed, type Expression } from '../expression.js';
import { modelAlias, schemaFunctionOf } from './names.js';

/** A schema as valibot source. Nested models are asked for what `roles` may send of them. */
export function valibotOf(schema: SchemaIr, shape: ShapeIr): Expression {
  switch (schema.kind) {
    case 'type':
      return call(`v.${schema.type}`, ...messageOf(schema));
    case 'const':
      return call('v.literal', literal(schema.const), ...messageOf(schema));
    case 'enum':
      return call('v.picklist', array(schema.enum.map(literal)), ...messageOf(schema));
    case 'array':
      return call('v.array', valibotOf(schema.items, 'create'), ...messageOf(schema));
    case 'object':
      return call(`v.${OBJECTS[schema.unknownKeys]}`, entriesOf(schema), ...messageOf(schema));
    case 'anyOf':
      return anyOf(schema, schema.anyOf);
    case 'model':
      return call(schemaFunctionOf(schema.model, shape), 'roles');
    case 'wrapper':
      return call(
        `v.${schema.wrapper}`,
        valibotOf(schema.schema, shape),
        ...defaultOf(schema.default),
      );
    case 'pipe':
      return call('v.pipe', valibotOf(schema.schema, shape), ...schema.actions.map(actionOf));
    case 'island':
      return sourceOf(schema.source);
  }
}

/** The live schema in the user's module. */
export function sourceOf(source: SourceIr): string {
  const { model, field, narrowing } = source;
  const root = narrowing
    ? `narrowingOf(${modelAlias(model)}, ${str(narrowing.operation)}, ${str(field)}, ${narrowing.index})`
    : `${modelAlias(model)}['~model'].fields${member(field)}.schema`;
  return root + source.steps.map(stepOf).join('');
}

const OBJECTS = { drop: 'object', refuse: 'strictObject', keep: 'looseObject' } as const;

function entriesOf(schema: ObjectIr): Expression {
  return objectLiteral(
    schema.properties.map((property) =>
      prefixed(`${key(property.key)}: `, valibotOf(property.schema, 'create')),
    ),
  );
}

function anyOf(schema: AnyOfIr, options: readonly SchemaIr[]): Expression {
  const list = array(options.map((option) => valibotOf(option, 'create')));
  return schema.discriminator === undefined
    ? call('unionOf', list, ...messageOf(schema))
    : call('variantOf', str(schema.discriminator), list, ...messageOf(schema));
}

function actionOf(action: ActionIr): Expression {
  if (action.kind === 'island') return sourceOf(action.source);
  return call(`v.${action.name}`, ...requirementOf(action), ...messageOf(action));
}

function requirementOf(rule: RuleIr): Expression[] {
  const { requirement } = rule;
  if (requirement === undefined) return [];
  if (requirement instanceof RegExp) return [call('new RegExp', ...regExpArguments(requirement))];
  if (requirement instanceof Date) return [`new Date(${literal(requirement.getTime())})`];
  return [literal(requirement satisfies Primitive)];
}

function defaultOf(value: DefaultIr | undefined): Expression[] {
  if (value === undefined) return [];
  return [value.kind === 'value' ? literal(value.value) : sourceOf(value.source)];
}

function messageOf(schema: { readonly message?: string }): Expression[] {
  return schema.message === undefined ? [] : [str(schema.message)];
}

const stepOf = (step: string | number): string =>
  typeof step === 'number' ? `[${step}]` : member(step);
