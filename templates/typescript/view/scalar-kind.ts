import type { PipeIr, Primitive, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { endOf } from './end.js';

/** What a stored value is, where it is one value: records can be sorted and filtered by it. */
export function scalarKind(schema: SchemaIr): string | undefined {
  switch (schema.kind) {
    case 'type':
      return SCALARS.has(schema.type) ? schema.type : undefined;
    case 'const':
      return common([kindOf(schema.const)]);
    case 'enum':
      return common(schema.enum.map(kindOf));
    case 'anyOf':
      return common(
        schema.anyOf.map((option) => (isNull(option) ? 'nothing' : scalarKind(option))),
      );
    case 'wrapper':
    case 'required':
      return scalarKind(schema.schema);
    case 'pipe':
      return pipeKind(schema);
    default:
      return undefined;
  }
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'bigint', 'date']);

function pipeKind(pipe: PipeIr): string | undefined {
  const last = pipe.actions.findLast((action) => action.kind === 'rule' && action.name in MADE);
  const end = endOf(pipe);
  if (end === 'unknown') return last?.kind === 'rule' ? MADE[last.name] : undefined;
  const kind = scalarKind(end);
  const isInteger = pipe.actions.some(
    (action) => action.kind === 'rule' && INTEGERS.has(action.name),
  );
  return kind === 'number' && isInteger ? 'integer' : kind;
}

const INTEGERS: ReadonlySet<string> = new Set(['integer', 'safeInteger']);

/** What a step makes of a value. */
const MADE: Readonly<Record<string, string>> = {
  toNumber: 'number',
  toString: 'string',
  toBoolean: 'boolean',
  parseBoolean: 'boolean',
  toBigint: 'bigint',
  toDate: 'date',
  stringifyJson: 'string',
};

const kindOf = (value: Primitive): string =>
  value === null || value === undefined ? 'nothing' : typeof value;

const isNull = (schema: SchemaIr): boolean =>
  schema.kind === 'type' && ['null', 'undefined', 'void'].includes(schema.type);

/** The one kind that all have which have one. */
function common(kinds: readonly (string | undefined)[]): string | undefined {
  const distinct = new Set(kinds.filter((kind) => kind !== 'nothing'));
  const [only] = distinct;
  return distinct.size === 1 ? only : undefined;
}
