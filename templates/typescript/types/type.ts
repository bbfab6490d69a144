import type { Side } from '../../../generator/ir/json-schema/translation.js';
import type { ShapeIr } from '../../../generator/ir/program-ir.js';
import type {
  ObjectIr,
  Primitive,
  SchemaIr,
  TypeName,
  WrapperIr,
} from '../../../generator/ir/schema-ir.js';
import { key, literal } from '../../encode.js';
import {
  array,
  arrayOf,
  generic,
  objectType,
  prefixed,
  union,
  type Expression,
} from '../../expression.js';

/** Which side a type is for, and how it refers to models. */
export interface Naming {
  /** The input or the output of the parser. */
  readonly side: Side;
  /** The name of a nested model's type in a shape. */
  readonly nameOf: (model: string, shape: ShapeIr) => string;
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
  const alternatives = alternativesOf(schema, shape, naming);
  const present = alternatives.filter((alternative) => alternative !== 'undefined');
  return present.length === 0 ? 'never' : union(present);
}

/** The same for a stored record, where a key may be present with the value `undefined`. */
export function recordTypeOf(schema: SchemaIr, nameOf: Naming['nameOf']): Expression {
  return valueOf(schema, { side: 'output', nameOf });
}

function alternativesOf(schema: SchemaIr, shape: ShapeIr, naming: Naming): readonly Expression[] {
  switch (schema.kind) {
    case 'type':
      return [TYPES[schema.type]];
    case 'const':
      return [literalType(schema.const)];
    case 'enum':
      return schema.enum.length === 0 ? ['never'] : schema.enum.map(literalType);
    case 'array':
      return [arrayOf(valueOf(schema.items, naming))];
    case 'tuple':
      return [array(schema.prefixItems.map((item) => valueOf(item, naming)))];
    case 'object':
      return [objectOf(schema, naming)];
    case 'record':
      return [objectType([prefixed('[key: string]: ', valueOf(schema.value, naming))])];
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
      return alternativesOf(schema.schema, shape, naming);
    case 'ref':
      return alternativesOf(schema.definition.schema, shape, naming);
    case 'wrapper':
      return [...alternativesOf(schema.schema, shape, naming), ...absences(schema, naming.side)];
    // Asked of the compiler (`hasOpaqueType`)
    case 'allOf':
    case 'required':
    case 'island':
      return ['unknown'];
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
  const { wrapper } = schema;
  if (side === 'output' && schema.default?.kind === 'value') {
    const takesNull = wrapper === 'nullable' || wrapper === 'nullish';
    return takesNull && schema.default.value === null ? ['null'] : [];
  }
  switch (wrapper) {
    case 'nullable':
      return ['null'];
    case 'nullish':
      return ['null', 'undefined'];
    case 'optional':
    case 'undefinedable':
      return ['undefined'];
    case 'exactOptional':
      return [];
  }
}

function objectOf(schema: ObjectIr, naming: Naming): Expression {
  const members = schema.properties.map((property) => {
    const mark = mayBeAbsent(property.schema, naming.side) ? '?' : '';
    const type = valueOf(property.schema, naming);
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
