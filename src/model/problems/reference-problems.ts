import type * as v from 'valibot';
import { definitionOf } from '../model.js';
import type { Problem } from './problem.js';
import { didYouMean, suggest } from './suggest.js';

/** Every mistake in the arguments of `reference()`. */
export function referenceProblems(target: unknown, key: unknown): Problem[] {
  const definition = definitionOf(target);
  if (definition === undefined) {
    return [
      {
        code: 'reference-invalid',
        message: 'A reference was declared to something that is not a model.',
        help: 'Pass a model, as in reference(Team). If files import each other in a circle, it may not exist yet: pass a function, as in reference((): Referable => Team).',
      },
    ];
  }
  const { name, entries, faulty } = definition;
  if (faulty) return []; // already reported
  const keys = Object.keys(entries).filter((one) => !isAbsent(schemaIn(target, one)));
  if (typeof key === 'string' && keys.includes(key)) return [];
  const isStored = typeof key === 'string' && Object.hasOwn(entries, key);
  const why = isStored ? 'may be absent' : 'is not a stored field of it';
  return [
    {
      code: 'reference-invalid',
      message: `A reference was declared to '${name}' by '${String(key)}', which ${why}.`,
      help:
        keys.length === 0
          ? `Give '${name}' a field that every record has.`
          : `${didYouMean(suggest(String(key), keys))}Every record has: ${keys.join(', ')}.`,
      literal: String(key),
    },
  ];
}

const ABSENT: ReadonlySet<string> = new Set([
  'optional', 'exact_optional', 'nullable', 'nullish', 'undefinedable', 'undefined', 'void', 'null',
]); // prettier-ignore

const isAbsent = (schema: v.GenericSchema<unknown> | undefined): boolean =>
  schema !== undefined && ABSENT.has(schema.type);

/** The schema of a stored field of a model. */
export function schemaIn(target: unknown, key: string): v.GenericSchema<unknown> | undefined {
  const { entries } = target as { entries: { readonly [name: string]: v.GenericSchema<unknown> } };
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}
