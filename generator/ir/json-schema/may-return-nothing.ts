import { mayTakeUndefined } from '../absence.js';
import { RULE_TRAITS } from '../rule-traits.js';
import type { ActionIr, DefinitionIr, SchemaIr } from '../schema-ir.js';
import { transforms } from '../unchanged.js';

/**
 * Whether a schema may return `undefined`, for which JSON has no key. A default that is a function
 * and a fallback are taken for values.
 */
export function mayReturnNothing(schema: SchemaIr, around: readonly DefinitionIr[] = []): boolean {
  const may: May = (inner) => mayReturnNothing(inner, around);
  switch (schema.kind) {
    case 'type':
      return schema.type === 'undefined' || schema.type === 'void';
    case 'const':
      return schema.const === undefined;
    case 'enum':
      return schema.enum.includes(undefined);
    case 'anyOf':
      return schema.anyOf.some(may);
    case 'allOf':
      return schema.allOf.length > 0 && schema.allOf.every(may);
    case 'wrapper':
      return (schema.default === undefined && mayTakeUndefined(schema)) || may(schema.schema);
    case 'required':
      return schema.required === 'nonNullable' && may(schema.schema);
    case 'pipe':
      return schema.actions.reduce((is, action) => mayAfter(action, is, may), may(schema.schema));
    case 'ref': {
      const { definition } = schema;
      if (around.includes(definition)) return false;
      return mayReturnNothing(definition.schema, [...around, definition]);
    }
    case 'island':
      return UNSURE.has(schema.type);
    default:
      return false;
  }
}

/** Types of islands that may hold an option or a wrapped schema for `undefined`. */
const UNSURE: ReadonlySet<string> = new Set(['union', 'undefinedable', 'undefined', 'void']);

type May = (schema: SchemaIr) => boolean;

/** The same for a step of a pipe, given whether the steps before it may. */
function mayAfter(action: ActionIr, before: boolean, may: May): boolean {
  if (action.kind === 'then')
    return may(action.schema) || (before && mayTakeUndefined(action.schema));
  if (!transforms(action)) return before;
  return action.kind === 'island' || (before && RULE_TRAITS[action.name].does === 'clamps');
}
