import type { ShapeIr } from '../../generator/ir/program-ir.js';
import type {
  ObjectIr,
  Primitive,
  SchemaIr,
  TypeIr,
  WrapperIr,
} from '../../generator/ir/schema-ir.js';
import { key, literal } from '../encode.js';
import { arrayOf, objectType, prefixed, union, type Expression } from '../expression.js';

/** The name of the type that a nested model has in a shape, for the role that is printed. */
export type NameModelType = (model: string, shape: ShapeIr) => string;

const TYPES: Readonly<Record<TypeIr['type'], string>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  bigint: 'bigint',
  date: 'Date',
  null: 'null',
  unknown: 'unknown',
  any: 'any',
};

/** The output type of a schema. Absent is absent: at its top no Dto holds an explicit `undefined`. */
export function typeOf(schema: SchemaIr, shape: ShapeIr, name: NameModelType): Expression {
  const alternatives = alternativesOf(schema, shape, name);
  return union(alternatives.filter((alternative) => alternative !== 'undefined'));
}

function alternativesOf(
  schema: SchemaIr,
  shape: ShapeIr,
  name: NameModelType,
): readonly Expression[] {
  switch (schema.kind) {
    case 'type':
      return [TYPES[schema.type]];
    case 'const':
      return [literalType(schema.const)];
    case 'enum':
      return schema.enum.length === 0 ? ['never'] : schema.enum.map(literalType);
    case 'array':
      return [arrayOf(union(alternativesOf(schema.items, 'create', name)))];
    case 'object':
      return [objectOf(schema, shape, name)];
    case 'anyOf':
      return schema.anyOf.flatMap((option) => alternativesOf(option, 'create', name));
    case 'model':
      return [name(schema.model, shape)];
    case 'pipe':
      return alternativesOf(schema.schema, shape, name);
    case 'wrapper':
      return [...alternativesOf(schema.schema, shape, name), ...absences(schema)];
    case 'island':
      return ['unknown'];
  }
}

/** What a wrapper adds to its schema's output; a default takes it away again. */
function absences(schema: WrapperIr): readonly string[] {
  if (schema.default?.kind === 'value') return schema.default.value === null ? ['null'] : [];
  switch (schema.wrapper) {
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

function objectOf(schema: ObjectIr, shape: ShapeIr, name: NameModelType): Expression {
  const members = schema.properties.map((property) => {
    const mark = mayBeAbsent(property.schema) ? '?' : '';
    const type = union(alternativesOf(property.schema, shape, name));
    return prefixed(`${key(property.key)}${mark}: `, type);
  });
  return objectType(members);
}

function mayBeAbsent(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return mayBeAbsent(schema.schema);
  if (schema.kind !== 'wrapper' || schema.default !== undefined) return false;
  return schema.wrapper !== 'nullable' && schema.wrapper !== 'undefinedable';
}

/** As types, the numbers that have no literal are all of them. */
function literalType(value: Primitive): string {
  return typeof value === 'number' && !Number.isFinite(value) ? 'number' : literal(value);
}
