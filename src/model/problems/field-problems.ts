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
      help: 'Pass one as the first argument, as in field(v.string(), { writableBy: […] }). If files import each other in a circle, the schema may not exist yet: move what they share to a file of its own.',
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
  return [...unknown, ...listProblems(options)];
}

function listProblems(options: Readonly<Record<string, unknown>>): Problem[] {
  const { writableBy, readableBy, stored, keyedBy } = options;
  const problems: Problem[] = [];
  if (isObject(writableBy) && !Array.isArray(writableBy)) {
    const example = "writableBy: { create: ['owner'] }";
    for (const operation of ['create', 'update']) {
      if (!isListOrNothing(writableBy[operation])) problems.push(noList(operation, example));
    }
  } else if (!isListOrNothing(writableBy)) {
    problems.push(noList('writableBy', "writableBy: ['owner']"));
  }
  if (readableBy !== 'anyone' && !isListOrNothing(readableBy)) {
    problems.push(noList('readableBy', "readableBy: ['owner'], or readableBy: 'anyone'"));
  }
  if (stored !== undefined && typeof stored !== 'boolean') {
    problems.push({
      code: 'field-invalid',
      message: "A field was declared with a 'stored' that is neither true nor false.",
      help: 'Write stored: false for an input-only field, or leave it out.',
      literal: 'stored',
    });
  }
  if (keyedBy !== undefined && typeof keyedBy !== 'string') {
    problems.push({
      code: 'field-invalid',
      message: "A field was declared with a 'keyedBy' that is not a name.",
      help: "Name a field of the list's model, as in keyedBy: 'id', or leave it out.",
      literal: 'keyedBy',
    });
  }
  return problems;
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
