import { RULE_TRAITS } from '../../../generator/ir/rule-traits.js';
import type { PipeIr, Primitive, SchemaIr, TypeName } from '../../../generator/ir/schema-ir.js';

/** The kinds, as the runtime names them. */
export type ScalarKind = 'string' | 'number' | 'integer' | 'boolean' | 'bigint' | 'date';

/** Absent values have no kind of their own. */
type Kind = ScalarKind | 'nothing';

/** The kind of a field that holds a single value. Records can be sorted and filtered by it. */
export function scalarKind(schema: SchemaIr): Kind | undefined {
  switch (schema.kind) {
    case 'type':
      return TYPES[schema.type];
    case 'const':
      return common([kindOf(schema.const)]);
    case 'enum':
      return common(schema.enum.map(kindOf));
    case 'anyOf':
      return common(schema.anyOf.map(scalarKind));
    case 'wrapper':
    case 'required':
      return scalarKind(schema.schema);
    case 'pipe':
      return pipeKind(schema);
    default:
      return undefined;
  }
}

const TYPES: Partial<Readonly<Record<TypeName, Kind>>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  bigint: 'bigint',
  date: 'date',
  null: 'nothing',
  undefined: 'nothing',
  void: 'nothing',
};

/** The kind after the last step that changes it, or else the kind of the schema. */
function pipeKind({ schema, actions }: PipeIr): Kind | undefined {
  return actions.reduce<Kind | undefined>((kind, action) => {
    if (action.kind === 'then') return scalarKind(action.schema);
    if (action.kind === 'island') return action.transforms ? undefined : kind;
    const isInteger = action.name === 'integer' || action.name === 'safeInteger';
    if (kind === 'number' && isInteger) return 'integer';
    const { does, makes } = RULE_TRAITS[action.name];
    if (does !== 'converts') return kind;
    return makes === 'anything' ? undefined : makes;
  }, scalarKind(schema));
}

function kindOf(value: Primitive): Kind | undefined {
  if (value === null || value === undefined) return 'nothing';
  return TYPES[typeof value as Exclude<Kind, 'nothing' | 'integer' | 'date'>]; // the remaining kinds
}

/** The kind that all share, ignoring those without a kind. */
function common(kinds: readonly (Kind | undefined)[]): Kind | undefined {
  const distinct = new Set(kinds.filter((kind) => kind !== 'nothing'));
  const [only] = distinct;
  return distinct.size === 1 ? only : undefined;
}
