/**
 * Checks that the table lists every kind of the installed valibot, and what the generator does with
 * it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { definitionOf } from '../../../src/model/model.js';
import { defineRoles } from '../../../src/model/roles.js';
import { modelModule } from '../../../templates/typescript/model-module.js';
import { ACTIONS, SCHEMAS } from '../../../test/kinds.js';
import { lower } from '../lower.js';
import { COVERAGE, type Coverage, type Printed } from './coverage.js';

describe.each(Object.entries(COVERAGE))('of each %s', (kind, table) => {
  test('it knows all that valibot has, and no others', () => {
    expect(Object.keys(table)).toEqual(typesIn(kind));
  });
});

/** The types that the installed valibot has of a kind. */
function typesIn(kind: string): string[] {
  const source = readFileSync(fileURLToPath(import.meta.resolve('valibot')), 'utf8');
  const found = source.matchAll(/kind: "(\w+)",\s*type: "(\w+)"/g);
  const types = [...found].filter(([, made]) => made === kind).map(([, , type = '']) => type);
  return [...new Set(types)].toSorted();
}

describe('printed as the table says', () => {
  test.each(Object.entries(COVERAGE.schema))('the schema %s', (type, { printed }) => {
    const schema = SCHEMAS[type];
    expect(schema && observed(type, schema)).toBe(printed);
  });

  test.each(actions())('the action %s', (type, { printed }) => {
    const { base, piped } = ACTIONS[type] ?? {};
    expect(piped && observed(type, piped, base)).toBe(printed);
  });

  test('what is asynchronous', () => {
    expect(observed('await', v.pipeAsync(v.promise(), v.awaitAsync()))).toBe('refused');
  });
});

function actions(): readonly (readonly [string, Coverage])[] {
  const { validation, transformation, metadata } = COVERAGE;
  const all = Object.entries({ ...validation, ...transformation, ...metadata });
  return all.filter(([type]) => type !== 'await');
}

/** What a kind becomes in the code emitted for a schema with it. */
function observed(
  type: string,
  schema: v.GenericSchema<unknown> | v.GenericSchemaAsync<unknown>,
  without?: v.GenericSchema<unknown>,
): Printed {
  const { text, complaints } = emitted(schema);
  if (complaints.includes('schema-async')) return 'refused';
  if (complaints.includes('island')) return 'island';
  if (new RegExp(String.raw`\bv\.${factoryOf(type)}\(`).test(text)) return 'by name';
  return without && parserIn(text) === parserIn(emitted(without).text) ? 'nothing' : 'inline';
}

const factoryOf = (type: string): string =>
  type.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const parserIn = (text: string): string => text.slice(text.indexOf('export function read'));

const { field, model } = defineRoles({ owner: 'Whose it is' });

function emitted(schema: v.GenericSchema<unknown> | v.GenericSchemaAsync<unknown>): {
  readonly text: string;
  readonly complaints: readonly string[];
} {
  const made = model('Sample', {
    value: field(schema as v.GenericSchema<unknown>, { writableBy: ['owner'] }),
  });
  const definition = definitionOf(made);
  if (definition === undefined) throw new Error('No model was made.');
  const complaints: string[] = [];
  const loaded = { definition, schema: made, file: 'sample.model.ts', exportName: 'Sample' };
  const program = lower([loaded], ({ code }) => complaints.push(code));
  const text = program.models.map((one) => modelModule(one, program, 'generated')).join('\n');
  return { text, complaints };
}
