import { mayLackKey } from '../../../generator/ir/absence.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import type { ProgramIr } from '../../../generator/ir/program-ir.js';
import type { ModelRefIr, ObjectIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { endOf } from './end.js';

/** A declared key, and whether every stored value has it. */
interface DeclaredKey {
  readonly key: string;
  readonly isRequired: boolean;
}

/**
 * The keys of a model's records or of a plain object. What was just parsed has input-only keys,
 * too.
 */
export function keysOf(schema: ModelRefIr | ObjectIr, program: ProgramIr): readonly DeclaredKey[] {
  if (schema.kind === 'object') {
    return schema.properties.map((one) => ({ key: one.key, isRequired: !mayLackKey(one.schema) }));
  }
  const properties = modelNamed(schema.model, program)?.properties ?? [];
  return properties.map(({ key, optional, stored }) => ({ key, isRequired: stored && !optional }));
}

/** The keys that a schema declares, through any wrappers. Input-only fields are never read. */
export function declaredKeys(schema: SchemaIr, program: ProgramIr): readonly string[] {
  switch (schema.kind) {
    case 'model':
      return modelNamed(schema.model, program)?.properties.map(({ key }) => key) ?? [];
    case 'object':
      return schema.properties.map(({ key }) => key);
    case 'wrapper':
    case 'required':
      return declaredKeys(schema.schema, program);
    case 'pipe': {
      const end = endOf(schema);
      return end === 'unknown' ? [] : declaredKeys(end, program);
    }
    default:
      return [];
  }
}
