import type * as v from 'valibot';
import { definitionOf } from './model.js';
import { helpForName, type Problem } from './problems.js';

/** Every mistake in what `reference()` was given. */
export function referenceProblems(target: unknown, key: unknown): Problem[] {
  const definition = definitionOf(target);
  if (definition === undefined) {
    return [
      {
        code: 'reference-invalid',
        message: 'A reference was declared to what is no model.',
        help: 'Pass one, as in reference(Team). If files import each other in a circle, it may not be there yet: pass a function, as in reference((): Referable => Team).',
      },
    ];
  }
  const { name, entries, faulty } = definition;
  if (faulty) return []; // it has been told of
  const keys = Object.keys(entries);
  const schema = typeof key === 'string' && keys.includes(key) ? schemaIn(target, key) : undefined;
  if (schema !== undefined && !ABSENT.has(schema.type)) return [];
  const why = schema === undefined ? 'is no stored field of it' : 'may be absent';
  return [
    {
      code: 'reference-invalid',
      message: `A reference was declared to '${name}' by '${String(key)}', which ${why}.`,
      help: `Name a field that every record has. ${helpForName(String(key), keys)}`,
      literal: String(key),
    },
  ];
}

const ABSENT: ReadonlySet<string> = new Set([
  'optional', 'exact_optional', 'nullable', 'nullish', 'undefinedable', 'undefined', 'void', 'null',
]); // prettier-ignore

/** The schema of a stored field of a model. */
export function schemaIn(target: unknown, key: string): v.GenericSchema<unknown> | undefined {
  const { entries } = target as { entries: { readonly [name: string]: v.GenericSchema<unknown> } };
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}
