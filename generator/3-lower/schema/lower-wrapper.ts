import type { Refusing, SchemaIr } from '../../ir/schema-ir.js';
import { lowerDefault } from './lower-default.js';
import { lowerPart, type Lowering } from './lowering.js';

const WRAPPERS = {
  optional: 'optional',
  exact_optional: 'exactOptional',
  nullable: 'nullable',
  nullish: 'nullish',
  undefinedable: 'undefinedable',
} as const;

const REQUIRED = {
  non_optional: 'nonOptional',
  non_nullable: 'nonNullable',
  non_nullish: 'nonNullish',
} as const;

/** Lowers schemas that wrap one other schema. */
export function lowerWrapper(lowering: Lowering, refusing: Refusing): SchemaIr | undefined {
  const { node, source, context } = lowering;
  switch (node.type) {
    case 'optional':
    case 'exact_optional':
    case 'nullable':
    case 'nullish':
    case 'undefinedable':
      return {
        kind: 'wrapper',
        wrapper: WRAPPERS[node.type],
        schema: lowerPart(lowering, node.wrapped, 'wrapped'),
        ...(node.default !== undefined && { default: lowerDefault(node, source, context) }),
      };
    case 'non_optional':
    case 'non_nullable':
    case 'non_nullish':
      return {
        kind: 'required',
        required: REQUIRED[node.type],
        schema: lowerPart(lowering, node.wrapped, 'wrapped'),
        ...refusing,
      };
    default:
      return undefined;
  }
}
