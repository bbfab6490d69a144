/** The table of docs/merge-patch.md: its fields are declared, and each of its cells is tried. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { apply } from '../../src/runtime/apply/apply.js';
import type { Dto } from '../../src/runtime/dto.js';
import type { safeParse } from '../../src/runtime/parse.js';
import { bundled } from '../bundled.js';
import { HEAD, Project } from '../project.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/merge-patch.md'), 'utf8');
const [, declarations = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];

/** The cells of each row: first the field, then what becomes of it. */
const [header = [], , ...rows] = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split(/ *\| */).slice(1, -1));

const place = { id: 'a', street: 'x', zip: '1', checked: true };
const newPlace = { street: 'y', zip: '2' };
const text = { stored: 'x', sent: 'y', key: { a: 1 } };
const nested = { stored: place, sent: newPlace, key: { zip: '3' } };
const numbers = { stored: { a: 1, b: 2 }, sent: { a: 3, b: 4 }, key: { a: 5 } };

/** What is stored in each field, and sent in the columns that don't say it themselves. */
const VALUES: Readonly<Record<string, Values>> = {
  'v.string()': text,
  'v.nullable(v.string())': text,
  'v.nullish(v.string())': text,
  "v.optional(v.string(), 'x')": { ...text, stored: 'z' },
  'v.optional(v.string())': text,
  'v.exactOptional(v.string())': text,
  Place: nested,
  'v.nullable(Place)': nested,
  'v.optional(Place)': nested,
  'v.array(v.string())': { stored: ['x', 'y'], sent: ['z'], key: { 0: 'z' } },
  'v.array(v.object({ a: v.number() }))': {
    stored: [{ a: 1 }, { a: 2 }],
    sent: [{ a: 3 }],
    key: { 0: { a: 3 } },
  },
  'v.array(Place)': { stored: [place], sent: [newPlace], key: { 0: newPlace } },
  "v.array(Place), keyedBy: 'id'": {
    stored: [place, { id: 'b' }],
    sent: [newPlace, { ...newPlace, id: 'a' }],
    key: { 0: newPlace },
  },
  'v.optional(v.array(v.string()))': { stored: ['x', 'y'], sent: ['z'], key: { 0: 'z' } },
  'v.tuple([v.string(), v.number()])': { stored: ['x', 1], sent: ['y', 2], key: { 0: 'z' } },
  'v.object({ a: v.number(), b: v.optional(v.number()) })': numbers,
  'v.record(v.string(), v.number())': numbers,
  'v.optional(v.record(v.string(), v.nullable(v.number())))': {
    ...numbers,
    sent: { a: null, c: 1 },
  },
  "v.variant('kind', [Card, Iban])": {
    stored: { kind: 'card', number: '1', checked: true },
    sent: { kind: 'iban', iban: '2' },
    key: { number: '3' },
  },
  'v.union([v.string(), Place])': { ...nested, stored: place },
  'v.map(v.string(), v.number())': {
    stored: new Map([['a', 1]]),
    sent: new Map([['b', 2]]),
    key: { a: 3 },
  },
};

interface Values {
  readonly stored: unknown;
  readonly sent: unknown;
  readonly key: object;
}

interface Cell {
  readonly name: string;
  readonly key: string;
  readonly stored: unknown;
  readonly body: Readonly<Record<string, unknown>>;
  readonly outcome: string;
}

const cells = rows.flatMap(([field = '', ...outcomes], row): Cell[] => {
  const code = codeOf(field);
  const values = VALUES[code];
  if (values === undefined) throw new Error(`The test has no values for ${code}.`);
  const key = `field${row}`;
  const bodies = [
    {},
    { [key]: values.sent },
    { [key]: null },
    { [key]: {} },
    { [key]: values.key },
  ];
  return bodies.map((body, column) => ({
    name: `${code}, ${header[column + 1]}: ${outcomes[column]}`,
    key,
    stored: values.stored,
    body,
    outcome: outcomes[column] ?? '',
  }));
});

/** `v.array(Place)`, or with an option behind it: `v.array(Place), keyedBy: 'id'`. */
function codeOf(field: string): string {
  return [...field.matchAll(/`([^`]+)`/g)].map(([, code]) => code).join(', ');
}

function declared(field: string, row: number): string {
  const [schema = '', option] = codeOf(field).split(/, (?=keyedBy)/);
  return `  field${row}: field(${schema}, { ...open${option ? `, ${option}` : ''} }),`;
}

interface Loaded {
  readonly apply: typeof apply;
  readonly safeParse: typeof safeParse;
  readonly updateRecordByOwner: Dto<object>;
}

async function load(): Promise<Loaded> {
  const fields = rows.map(([field = ''], row) => declared(field, row)).join('\n');
  const project = new Project({
    'record.model.ts': `${HEAD}${declarations.replaceAll(/^const (?=[A-Z])/gm, 'export const ')}
export const Record = model('Record', {\n${fields}\n});\n`,
  });
  const { diagnostics } = await project.report();
  expect(diagnostics.map(({ code }) => code)).toEqual(['schema-not-json']); // the map
  const entry = `export { apply, safeParse } from 'gen-dtos/runtime';
export { updateRecordByOwner } from './out/index.js';\n`;
  return bundled(project, entry);
}

const loaded = await load();

function check({ key, stored, body, outcome }: Cell): void {
  const record = { before: 1, [key]: stored };
  const result = loaded.safeParse(loaded.updateRecordByOwner, body);
  if (!result.success) {
    expect({ outcome, keys: new Set(result.issues.map(({ path: [first] }) => first)) }).toEqual({
      outcome: 'refused',
      keys: new Set([key]),
    });
    return;
  }
  const after = loaded.apply(record, result.output);
  expect(after).toEqual(recordAfter({ record, key, sent: body[key] }, outcome));
}

interface Sent {
  readonly record: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly sent: unknown;
}

/** What each word of the table says of a record. */
function recordAfter({ record, key, sent }: Sent, outcome: string): object {
  const { [key]: stored, ...others } = record;
  switch (outcome) {
    case 'stays':
      return record;
    case 'replaced':
      return { ...others, [key]: sent };
    case 'merged':
      return { ...others, [key]: { ...(stored as object), ...(sent as object) } };
    case 'matched':
      return { ...others, [key]: [newPlace, { ...place, ...newPlace }] };
    case 'null':
      return { ...others, [key]: null };
    case 'deleted':
      return others;
    default:
      throw new Error(`The table says '${outcome}', which is none of its words.`);
  }
}

test('the table has all kinds, and the columns that are tried', () => {
  expect(header.slice(1)).toEqual(['no key', 'a value', '`null`', '`{}`', 'one key of an object']);
  expect(rows.map(([field = '']) => codeOf(field))).toEqual(Object.keys(VALUES));
  expect(cells).toHaveLength(rows.length * 5);
});

const isDeletion = ({ outcome }: Cell): boolean => outcome === 'deleted';

describe('of the table', () => {
  test.each(cells.filter((cell) => !isDeletion(cell)))('$name', check);
});

// Take `` away as soon as `null` deletes.
describe('of the table, what null deletes', () => {
  test.each(cells.filter(isDeletion))('$name', check);
});
