/**
 * Where the three are known not to agree. Each must still be as it is written here: one that is
 * mended has to leave the list.
 */
import type { Program, Schema } from './description.js';
import type { Case, Found } from './hunt.js';
import { modelsIn, schemasIn, schemasOf } from './walk.js';

export interface KnownDifference extends Case {
  readonly title: string;
  /** What the three say, as a failure prints it. */
  readonly answers: string;
  /** Whether a complaint that was found at random is this one. */
  readonly covers: (found: Found) => boolean;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    title: 'valibot lets what it makes of the key of a record set the prototype',
    answers: `compiled parser:  takes it as { a: {} }
emitted schema:   takes it as { a: /* Object */ {  } }
reference:        takes it as { a: {} }`,
    covers: ({ program, complaint }) =>
      complaint.kind === 'schema' && schemasInAll(program).some(makesKeys),

    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'record',
              entries: {},
              keys: { is: 'pipe', inner: { is: 'string' }, steps: [{ do: 'trim', args: [] }] },
              rest: { is: 'unknown' },
            },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: { ' __proto__ ': { is_admin: true } } },
  },
];

const makesKeys = (schema: Schema): boolean =>
  'entries' in schema && schema.keys !== undefined && 'steps' in schema.keys;

const schemasInAll = (program: Program): Schema[] => [
  ...modelsIn(program).flatMap(({ fields }) =>
    Object.values(fields).flatMap(schemasOf).flatMap(schemasIn),
  ),
  ...program.lazies.flatMap(schemasIn),
];
