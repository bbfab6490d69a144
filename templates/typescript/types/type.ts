import { ABSENCES, TAKEN_OUT, takesNull } from '../../../generator/ir/absence.js';
import { stepHidesType, stepSetsType } from '../../../generator/ir/changes-type.js';
import type { Side } from '../../../generator/ir/json-schema/translation.js';
import { keepsRest } from '../../../generator/ir/keeps-rest.js';
import { listedValues } from '../../../generator/ir/listed-values.js';
import { hasNamedType, hasOpaqueType, isPrintable } from '../../../generator/ir/opaque-type.js';
import type { ShapeIr } from '../../../generator/ir/program-ir.js';
import { RULE_TRAITS } from '../../../generator/ir/rule-traits.js';
import type {
  ActionIr,
  DefinitionIr,
  ObjectIr,
  PipeIr,
  Primitive,
  RecordIr,
  SchemaIr,
  TupleIr,
  TypeName,
  WrapperIr,
} from '../../../generator/ir/schema-ir.js';
import { holdsModel } from '../../../generator/ir/walk.js';
import { key, literal } from '../../encode.js';
import {
  array,
  arrayOf,
  generic,
  isAlternatives,
  objectType,
  prefixed,
  union,
  type Expression,
} from '../../expression.js';

/** Which side a type is for, and how it refers to models and to schemas that hold themselves. */
export interface Naming {
  /** The input or the output of the parser. */
  readonly side: Side;
  /** The name of a nested model's type in a shape. */
  readonly nameOf: (model: string, shape: ShapeIr) => string;
  /** The name of the type of a schema with models in it, which are written whole. */
  readonly nameOfDefinition: (definition: DefinitionIr) => string;
  /** Whether to leave out members of objects of which only the compiler knows the type. */
  readonly leavesOut?: boolean;
}

/** What only the compiler knows (`hasOpaqueType`). */
const ASKED = 'unknown';

/**
 * Where models are in a value of which only the compiler knows the rest; empty if there are none, or
 * if nobody can say.
 */
export function modelsTypeOf(
  schema: SchemaIr,
  shape: ShapeIr,
  naming: Naming,
): readonly Expression[] {
  if (!holdsModel(schema)) return [];
  const type = typeOf(schema, shape, { ...naming, leavesOut: true });
  const isUnknown = type === ASKED || (isAlternatives(type) && type.alternatives.includes(ASKED));
  return isUnknown ? [] : [type];
}

const TYPES: Readonly<Record<TypeName, string>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  bigint: 'bigint',
  date: 'Date',
  null: 'null',
  undefined: 'undefined',
  void: 'void',
  never: 'never',
  nan: 'number',
  symbol: 'symbol',
  unknown: 'unknown',
  any: 'any',
  // Asked of the compiler (`hasOpaqueType`)
  function: 'unknown',
  promise: 'unknown',
  blob: 'unknown',
  file: 'unknown',
};

/** The type of a schema's values. A Dto's own keys are absent rather than `undefined`. */
export function typeOf(schema: SchemaIr, shape: ShapeIr, naming: Naming): Expression {
  const alternatives = alternativesOf(unfolded(schema), shape, naming);
  const present = alternatives.filter((alternative) => alternative !== 'undefined');
  return present.length === 0 ? 'never' : union(present);
}

/** The same for a stored record, where a key may be present with the value `undefined`. */
export function recordTypeOf(schema: SchemaIr, naming: Naming): Expression {
  return valueOf(schema, naming);
}

/** The type that a definition's name stands for. */
export function typeOfDefinition({ schema }: DefinitionIr, naming: Naming): Expression {
  return valueOf(unfolded(schema), { ...naming, leavesOut: hasOpaqueType(schema) });
}

function alternativesOf(schema: SchemaIr, shape: ShapeIr, naming: Naming): readonly Expression[] {
  switch (schema.kind) {
    case 'type':
      return [TYPES[schema.type]];
    case 'const':
      return [literalType(schema.const)];
    case 'enum':
      if (schema.from === 'enum') return [ASKED];
      return schema.enum.length === 0 ? ['never'] : schema.enum.map(literalType);
    case 'array':
      return [arrayOf(valueOf(schema.items, naming))];
    case 'tuple':
      return [tupleOf(schema, naming)];
    case 'object':
      return [objectOf(schema, naming)];
    case 'record':
      return [recordOf(schema, naming)];
    case 'map':
      return [generic('Map', valueOf(schema.key, naming), valueOf(schema.value, naming))];
    case 'set':
      return [generic('Set', valueOf(schema.value, naming))];
    case 'anyOf':
      if (schema.anyOf.length === 0) return ['never'];
      return schema.anyOf.flatMap((option) => alternativesOf(option, 'create', naming));
    case 'model':
      return [naming.nameOf(schema.model, shape)];
    case 'pipe':
      return pipeOf(schema, shape, naming);
    case 'ref':
      if (!isPrintable(schema.definition)) return [ASKED];
      return hasNamedType(schema)
        ? [naming.nameOfDefinition(schema.definition)]
        : alternativesOf(schema.definition.schema, shape, naming);
    case 'wrapper':
      return [...alternativesOf(schema.schema, shape, naming), ...absences(schema, naming.side)];
    case 'required':
      return alternativesOf(schema.schema, shape, naming).filter(
        (type) => typeof type !== 'string' || !TAKEN_OUT[schema.required].includes(type),
      );
    case 'allOf':
    case 'island':
      return [ASKED];
  }
}

/** A schema with the definitions at its top in place of their names, so that absences are seen. */
function unfolded(schema: SchemaIr): SchemaIr {
  switch (schema.kind) {
    case 'ref':
      return unfolded(schema.definition.schema);
    case 'anyOf':
      return { ...schema, anyOf: schema.anyOf.map(unfolded) };
    case 'wrapper':
    case 'required':
    case 'pipe':
      return { ...schema, schema: unfolded(schema.schema) };
    default:
      return schema;
  }
}

/**
 * The type of what is inside a container, which is written whole, so models have their `create`
 * shape.
 */
function valueOf(schema: SchemaIr, naming: Naming): Expression {
  return union(alternativesOf(schema, 'create', naming));
}

/**
 * What a wrapper adds to its schema's type. A default removes it from the output, unless it is a
 * `null` that the wrapper itself lets through.
 */
function absences(schema: WrapperIr, side: Side): readonly string[] {
  const isFilled = side === 'output' && schema.default?.kind === 'value';
  if (!isFilled) return ABSENCES[schema.wrapper];
  return takesNull(schema) && schema.default.value === null ? ['null'] : [];
}

/** The steps of a pipe can't change a model, but they can make one of something else. */
function pipeOf(
  { schema, actions }: PipeIr,
  shape: ShapeIr,
  naming: Naming,
): readonly Expression[] {
  const sent = alternativesOf(schema, shape, naming);
  if (naming.side === 'input' || holdsModel(schema)) return sent;
  return actions.reduce((before, action) => typeAfter(action, before, naming), sent);
}

function typeAfter(
  action: ActionIr,
  before: readonly Expression[],
  naming: Naming,
): readonly Expression[] {
  if (action.kind === 'then') return alternativesOf(action.schema, 'create', naming);
  if (stepHidesType(action)) return [ASKED];
  if (action.kind !== 'rule' || !stepSetsType(action)) return before;
  return [MADE[RULE_TRAITS[action.name].makes ?? 'anything']];
}

const MADE = { ...TYPES, anything: 'unknown' } as const;

function tupleOf({ prefixItems, rest }: TupleIr, naming: Naming): Expression {
  const items = prefixItems.map((item) => valueOf(item, naming));
  if (!keepsRest(rest)) return array(items);
  const others = rest === 'keep' ? ASKED : valueOf(rest, naming);
  return array([...items, prefixed('...', arrayOf(others))]);
}

/** The keys of a record that lists them are optional. */
function recordOf({ key: keys, value }: RecordIr, naming: Naming): Expression {
  const type = valueOf(value, naming);
  if (keys.kind === 'type') return objectType([prefixed('[key: string]: ', type)]);
  const listed = listedValues(keys);
  if (listed.length === 0) return ASKED;
  return objectType(listed.map((one) => prefixed(`${key(String(one))}?: `, type)));
}

function objectOf(schema: ObjectIr, naming: Naming): Expression {
  const members = schema.properties.flatMap((property) => {
    const mark = mayBeAbsent(property.schema, naming.side) ? '?' : '';
    const type = valueOf(property.schema, naming);
    if (type === ASKED && naming.leavesOut) return [];
    return prefixed(`${key(property.key)}${mark}: `, type);
  });
  return objectType(members);
}

function mayBeAbsent(schema: SchemaIr, side: Side): boolean {
  if (schema.kind === 'pipe') return mayBeAbsent(schema.schema, side);
  if (schema.kind !== 'wrapper') return false;
  if (side === 'output' && schema.default !== undefined) return false;
  return schema.wrapper !== 'nullable' && schema.wrapper !== 'undefinedable';
}

/** A literal type. `NaN` and infinities have none, so they become `number`. */
function literalType(value: Primitive): string {
  return typeof value === 'number' && !Number.isFinite(value) ? 'number' : literal(value);
}
