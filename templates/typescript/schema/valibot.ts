import { mayFail } from '../../../generator/ir/failing.js';
import type { NestedShape } from '../../../generator/ir/program-ir.js';
import type {
  ActionIr,
  AnyOfIr,
  ArgumentIr,
  ConfigIr,
  DefaultIr,
  MessageIr,
  ObjectIr,
  PipeIr,
  RuleName,
  SchemaIr,
  SourceIr,
  TupleIr,
} from '../../../generator/ir/schema-ir.js';
import { isSlow } from '../../../generator/ir/slow-rules.js';
import { isUnchanged } from '../../../generator/ir/unchanged.js';
import { holdsModel, isPassage } from '../../../generator/ir/walk.js';
import { key, literal, regExpArguments, str } from '../../encode.js';
import {
  array,
  call,
  objectLiteral,
  prefixed,
  type Expression,
  type List,
} from '../../expression.js';
import { dataOf } from '../data.js';
import { modelAlias, modelSchemaOf } from '../module/names.js';

/** How the source of a schema refers to definitions and models. */
export interface Referring {
  /** The name of a definition. If it holds a model, it is a function of the roles. */
  readonly nameOf: (definition: string) => string;
  /** Whether a model nests itself. Then its schema is made only when it is needed. */
  readonly isRecursive: (model: string) => boolean;
}

/** A schema as valibot source. Nested models become calls with the shape and the roles. */
export function valibotOf(schema: SchemaIr, shape: NestedShape, referring: Referring): Expression {
  const below = isPassage(schema) ? shape : 'create';
  const asked = [shape === 'same' ? 'shape' : `'create'`, 'roles'];
  const of = (inner: SchemaIr): Expression => valibotOf(inner, below, referring);
  const listOf = (inner: readonly SchemaIr[]): Expression => array(inner.map(of));
  switch (schema.kind) {
    case 'type':
      return call(`v.${schema.type}`, ...messageOf(schema));
    case 'const':
      return call('v.literal', literal(schema.const), ...messageOf(schema));
    case 'enum':
      return call('v.picklist', array(schema.enum.map(literal)), ...messageOf(schema));
    case 'array':
      return call('v.array', of(schema.items), ...messageOf(schema));
    case 'tuple':
      return tuple(schema, of);
    case 'object':
      return object(schema, of);
    case 'record':
      return call(
        isUnchanged(schema.key) ? 'v.record' : 'recordOf',
        of(schema.key),
        of(schema.value),
        ...messageOf(schema),
      );
    case 'map':
      return call('v.map', of(schema.key), of(schema.value), ...messageOf(schema));
    case 'set':
      return call('v.set', of(schema.value), ...messageOf(schema));
    case 'anyOf':
      return anyOf(schema, listOf(schema.anyOf));
    case 'allOf':
      return call('v.intersect', listOf(schema.allOf), ...messageOf(schema));
    case 'model': {
      const made = call(modelSchemaOf(schema.model), ...asked);
      return referring.isRecursive(schema.model) ? later(made) : made;
    }
    case 'wrapper':
      return call(`v.${schema.wrapper}`, of(schema.schema), ...defaultOf(schema.default));
    case 'required':
      return call(`v.${schema.required}`, of(schema.schema), ...messageOf(schema));
    case 'pipe':
      return call('v.pipe', of(schema.schema), ...steps(schema, of));
    case 'ref': {
      const name = referring.nameOf(schema.definition.name);
      if (schema.isLazy) return later(holdsModel(schema) ? call(name, ...asked) : name);
      return holdsModel(schema) ? call('madeOnce', name, ...asked) : name;
    }
    case 'island':
      return sourceOf(schema.source);
  }
}

/** Makes a recursive schema lazy. */
function later(expression: Expression): Expression {
  return call('v.lazy', prefixed('() => ', expression));
}

/** An expression for the live schema or action in the user's module. */
export function sourceOf(source: SourceIr): List {
  const { model, field, narrowing, steps } = source;
  const printed = steps.map((step) => literal(step));
  return narrowing
    ? call(
        'narrowingOf',
        modelAlias(model),
        str(narrowing.operation),
        str(field),
        String(narrowing.index),
        ...printed,
      )
    : call('schemaOf', modelAlias(model), str(field), ...printed);
}

const OBJECTS = { drop: 'object', refuse: 'strictObject', keep: 'looseObject' } as const;

function object(schema: ObjectIr, of: (inner: SchemaIr) => Expression): Expression {
  const { rest, properties } = schema;
  const entries = objectLiteral(
    properties.map((property) => prefixed(`${key(property.key)}: `, of(property.schema))),
  );
  return typeof rest === 'string'
    ? call(`v.${OBJECTS[rest]}`, entries, ...messageOf(schema))
    : call('v.objectWithRest', entries, of(rest), ...messageOf(schema));
}

const TUPLES = { drop: 'tuple', refuse: 'strictTuple', keep: 'looseTuple' } as const;

function tuple(schema: TupleIr, of: (inner: SchemaIr) => Expression): Expression {
  const { rest, prefixItems } = schema;
  const items = array(prefixItems.map(of));
  return typeof rest === 'string'
    ? call(`v.${TUPLES[rest]}`, items, ...messageOf(schema))
    : call('v.tupleWithRest', items, of(rest), ...messageOf(schema));
}

function anyOf(schema: AnyOfIr, options: Expression): Expression {
  if (schema.discriminator !== undefined) {
    return call('variantOf', str(schema.discriminator), options, ...messageOf(schema));
  }
  return call('v.union', options, ...messageOf(schema));
}

/** The steps after the first schema of a pipe. */
function steps({ schema, actions }: PipeIr, of: (inner: SchemaIr) => Expression): Expression[] {
  let given = schema;
  return actions.map((action) => {
    if (action.kind === 'then') {
      given = action.schema;
      return of(given);
    }
    const printed = actionOf(action);
    return action.kind === 'rule' && mayFail(action, given) ? call('attempt', printed) : printed;
  });
}

/** A rule or transformation as valibot source, or the live one. */
export function actionOf(action: Exclude<ActionIr, { readonly kind: 'then' }>): Expression {
  if (action.kind === 'island') return timely(action.rule, sourceOf(action.source));
  const given = action.arguments.map(argumentOf);
  const isShort = action.message !== undefined && given.length < ARGUMENTS_OF_CONFIGURED;
  const config = CONFIGURED.has(action.name) && isShort ? ['undefined'] : [];
  const made = call(`v.${action.name}`, ...given, ...config, ...messageOf(action));
  return timely(action.name, made);
}

/** A rule, run in linear time where valibot's own takes more. */
export const timely = (rule: RuleName | undefined, made: Expression): Expression =>
  isSlow(rule) ? call('inLinearTime', made) : made;

/** Actions whose message comes after an optional argument. */
const CONFIGURED: ReadonlySet<string> = new Set(['parseBoolean', 'parseJson', 'stringifyJson']);

const ARGUMENTS_OF_CONFIGURED = 1;

function argumentOf(argument: ArgumentIr): Expression {
  if (argument instanceof RegExp) return call('new RegExp', ...regExpArguments(argument));
  if (argument instanceof Date) return `new Date(${literal(argument.getTime())})`;
  if (Array.isArray(argument)) return array(argument.map(argumentOf));
  if (typeof argument !== 'object' || argument === null) return literal(argument);
  return objectLiteral(
    Object.entries(argument as ConfigIr).map(([option, value]) =>
      prefixed(`${key(option)}: `, argumentOf(value)),
    ),
  );
}

function defaultOf(value: DefaultIr | undefined): Expression[] {
  if (value === undefined) return [];
  return [value.kind === 'value' ? dataOf(value.value) : call('defaultIn', sourceOf(value.source))];
}

function messageOf({ message }: { readonly message?: MessageIr }): Expression[] {
  if (message === undefined) return [];
  return [typeof message === 'string' ? str(message) : call('messageIn', sourceOf(message))];
}
