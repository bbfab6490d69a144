import type { Refusing, RequiredIr, SchemaIr, Wrapper } from '../../ir/schema-ir.js';
import { lowerDefault } from './lower-default.js';
import { lowerPart, type Lowering } from './lowering.js';

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['optional', 'optional'],
  ['exact_optional', 'exactOptional'],
  ['nullable', 'nullable'],
  ['nullish', 'nullish'],
  ['undefinedable', 'undefinedable'],
]);

const REQUIRED: ReadonlyMap<string, RequiredIr['required']> = new Map<
  string,
  RequiredIr['required']
>([
  ['non_optional', 'nonOptional'],
  ['non_nullable', 'nonNullable'],
  ['non_nullish', 'nonNullish'],
]);

/** Lowers schemas that wrap one other schema. */
export function lowerWrapper(lowering: Lowering, refusing: Refusing): SchemaIr | undefined {
  const { node, source, context } = lowering;
  const wrapper = WRAPPERS.get(node.type);
  if (wrapper !== undefined) {
    return {
      kind: 'wrapper',
      wrapper,
      schema: lowerPart(lowering, node.wrapped, 'wrapped'),
      ...(node.default !== undefined && { default: lowerDefault(node, source, context) }),
    };
  }
  const required = REQUIRED.get(node.type);
  if (required === undefined) return undefined;
  const schema = lowerPart(lowering, node.wrapped, 'wrapped');
  return { kind: 'required', required, schema, ...refusing };
}
