import type { Refusing, SchemaIr, TypeName } from '../../ir/schema-ir.js';
import { isPrimitive, type Node } from '../live/node.js';

/** Lowers schemas that hold no other schemas. */
export function lowerData(node: Node, refusing: Refusing): SchemaIr | undefined {
  switch (node.type) {
    case 'literal':
      return isPrimitive(node.literal)
        ? { kind: 'const', const: node.literal, ...refusing }
        : undefined;
    case 'picklist':
    case 'enum':
      return node.options?.every(isPrimitive)
        ? { kind: 'enum', from: node.type, enum: [...node.options], ...refusing }
        : undefined;
    default:
      return TYPES.has(node.type)
        ? { kind: 'type', type: node.type as TypeName, ...refusing }
        : undefined;
  }
}

const TYPES: ReadonlySet<string> = new Set<TypeName>([
  'string', 'number', 'boolean', 'bigint', 'date', 'null', 'unknown', 'any', 'undefined', 'void',
  'never', 'nan', 'symbol', 'function', 'promise', 'blob', 'file',
]); // prettier-ignore
