import { mayLackKey } from '../../../generator/ir/absence.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import type { ProgramIr } from '../../../generator/ir/program-ir.js';
import type { ModelRefIr, ObjectIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { holdsModel } from '../../../generator/ir/walk.js';
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

/**
 * The keys that a schema declares, input-only fields included, which are never read; `'all'` if it
 * holds models and its keys depend on the value.
 */
export function declaredKeys(
  schema: SchemaIr,
  program: ProgramIr,
  around: readonly SchemaIr[] = [],
): readonly string[] | 'all' {
  const inside = (...inner: readonly SchemaIr[]): readonly string[] | 'all' => {
    const others = inner.filter((one) => !around.includes(one));
    const keys = others.map((one) => declaredKeys(one, program, [...around, schema]));
    return keys.includes('all') ? 'all' : keys.flat();
  };
  switch (schema.kind) {
    case 'model':
      return modelNamed(schema.model, program)?.properties.map(({ key }) => key) ?? [];
    case 'object':
      return schema.properties.map(({ key }) => key);
    case 'wrapper':
    case 'required':
      return inside(schema.schema);
    case 'ref':
      return inside(schema.definition.schema);
    case 'anyOf':
      return inside(...schema.anyOf);
    case 'allOf':
      return inside(...schema.allOf);
    case 'pipe': {
      const end = endOf(schema);
      if (end !== 'unknown') return inside(end);
    }
  }
  return holdsModel(schema) ? 'all' : [];
}
