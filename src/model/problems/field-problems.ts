import type { AnyFieldOptions } from '../field-options.js';
import { isObject } from '../is-object.js';
import { isSchema } from '../is-schema.js';
import type { Problem } from './problem.js';
import { helpForName } from './suggest.js';

/** The keys of an object, so that the compiler notices if one is missing. */
export const FIELD_OPTIONS: readonly string[] = Object.keys({
  writableBy: true,
  readableBy: true,
  stored: true,
  keyedBy: true,
} satisfies Record<keyof AnyFieldOptions, true>);

/** Every mistake in the arguments of `field()`, which may be anything in JavaScript. */
export function fieldProblems(schema: unknown, options: unknown): Problem[] {
  return [...schemaProblems(schema), ...optionProblems(options)];
}

function schemaProblems(schema: unknown): Problem[] {
  if (isSchema(schema)) return [];
  return [
    {
      code: 'field-invalid',
      message: 'A field was declared without a valibot schema.',
      help: 'Pass one as the first argument, as in field(v.string(), { writableBy: […] }). If files import each other in a circle, the schema may not exist yet: move what they share to a file of its own, or nest it as v.lazy(() => Team).',
    },
  ];
}

function optionProblems(options: unknown): Problem[] {
  if (!isObject(options)) {
    return [
      {
        code: 'field-invalid',
        message: 'A field was declared with options that are not an object.',
        help: "Write them as in field(v.string(), { writableBy: ['owner'] }), or leave them out.",
      },
    ];
  }
  const unknown = Object.keys(options)
    .filter((option) => !FIELD_OPTIONS.includes(option))
    .map((option) => ({
      code: 'option-unknown' as const,
      message: `A field was declared with '${option}', which is not an option.`,
      help: helpForName(option, FIELD_OPTIONS),
      literal: option,
    }));
  return [...unknown, ...valueProblems(options)];
}

function valueProblems(options: Readonly<Record<string, unknown>>): Problem[] {
  const { writableBy, readableBy, stored, keyedBy } = options;
  const problems = writableByProblems(writableBy);
  if (readableBy !== 'anyone' && !isListOrNothing(readableBy)) {
    problems.push(noList('readableBy', "readableBy: ['owner'], or readableBy: 'anyone'"));
  }
  if (stored !== undefined && typeof stored !== 'boolean') {
    const help = 'Write stored: false for an input-only field, or leave it out.';
    problems.push(invalid('stored', 'neither true nor false', help));
  }
  if (keyedBy !== undefined && typeof keyedBy !== 'string') {
    const help = "Name a field of the list's model, as in keyedBy: 'id', or leave it out.";
    problems.push(invalid('keyedBy', 'not a name', help));
  }
  return problems;
}

function writableByProblems(writableBy: unknown): Problem[] {
  if (isListOrNothing(writableBy)) return [];
  if (!isObject(writableBy)) return [noList('writableBy', "writableBy: ['owner']")];
  return ['create', 'update']
    .filter((operation) => !isListOrNothing(writableBy[operation]))
    .map((operation) => noList(operation, "writableBy: { create: ['owner'] }"));
}

function invalid(option: string, is: string, help: string): Problem {
  return {
    code: 'field-invalid',
    message: `A field was declared with a '${option}' that is ${is}.`,
    help,
    literal: option,
  };
}

function noList(option: string, example: string): Problem {
  return {
    code: 'grant-invalid',
    message: `A field was declared with a '${option}' that is not a list.`,
    help: `List roles, as in ${example}.`,
    literal: option,
  };
}

const isListOrNothing = (value: unknown): boolean => value === undefined || Array.isArray(value);
