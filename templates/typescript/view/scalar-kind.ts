import { RULE_TRAITS } from '../../../generator/ir/rule-traits.js';
import type { PipeIr, Primitive, SchemaIr, TypeName } from '../../../generator/ir/schema-ir.js';

/** As the runtime calls them. */
export type ScalarKind = 'string' | 'number' | 'integer' | 'boolean' | 'bigint' | 'date';

/** An absent value is of no kind: what else there is decides. */
type Kind = ScalarKind | 'nothing';

/** What a stored value is, where it is one value: records can be sorted and filtered by it. */
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

/** What the last step makes that makes something else; what the schema says, if none does. */
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
  return TYPES[typeof value as Exclude<Kind, 'nothing' | 'integer' | 'date'>]; // the rest of them
}

/** The one kind that all have which have one. */
function common(kinds: readonly (Kind | undefined)[]): Kind | undefined {
  const distinct = new Set(kinds.filter((kind) => kind !== 'nothing'));
  const [only] = distinct;
  return distinct.size === 1 ? only : undefined;
}
