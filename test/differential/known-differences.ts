/**
 * Cases where the three are known to disagree. A test checks that each still does, so a case that
 * is fixed must leave the list.
 */
import { Own, type Program, type Schema } from './description.js';
import type { Case, Found, Question } from './hunt.js';
import { print } from './print.js';
import { allSchemasIn, schemasIn } from './walk.js';

export interface KnownDifference extends Case {
  /** For `docs/valibot-coverage.md`. */
  readonly title: string;
  /** What is answered, as a failure prints it. */
  readonly answers: string;
  /** Whether a random complaint is this known difference. */
  readonly covers: (found: Found) => boolean;
}

/** Node takes longer to encode a host with many letters than any server can wait. */
const LONG_HOST: unknown = { a: `http://${'é'.repeat(254)}` };

/** A single run without a word for valibot: a dictionary splits it, and it ends in a quote. */
const LONG_RUN: unknown = { a: "א'\u00adสวัสดีครับ".repeat(647).slice(0, 8_401) };

/** What recurses, nested in itself. */
const DEEP: unknown = { a: nested(501) };

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1) };
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    title:
      'A host with more letters outside of ASCII than the 253 that a name may have makes no URL. valibot takes it, after a while.',
    answers: `compiled parser:  invalid at ["a"]
emitted schema:   invalid at ["a"]
reference:        takes it as ${print(LONG_HOST)}`,
    covers: () => false, // no random input is so long
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: { is: 'pipe', inner: { is: 'string' }, steps: [{ do: 'url', args: [] }] },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: LONG_HOST,
  },
  {
    title:
      'A run of more than 8,192 letters without white space, which a dictionary divides (Thai, Chinese, Japanese), may be divided into words otherwise.',
    answers: `compiled parser:  invalid at ["a"]
emitted schema:   invalid at ["a"]
reference:        takes it as ${print(LONG_RUN)}`,
    covers: () => false, // no random input is so long
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'pipe',
              inner: { is: 'string' },
              steps: [{ do: 'maxWords', args: ['en', 5] }],
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
    input: LONG_RUN,
  },
  {
    title: 'A parser reads what recurses 500 levels deep. valibot goes on until the stack ends.',
    answers: `compiled parser:  invalid at ${print(Array.from({ length: 501 }, () => 'a'))}
emitted schema:   takes it as ${print(DEEP)}
reference:        takes it as ${print(DEEP)}`,
    covers: () => false, // no random input is so deep
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: { is: 'lazy', lazy: 0 },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [
        {
          is: 'object',
          entries: { a: { is: 'optional', inner: { is: 'lazy', lazy: 0 } } },
        },
      ],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: DEEP,
  },
  {
    title:
      'A parser names a place once. After an issue inside `v.nonOptional()` and the like, valibot may name it again.',
    answers: `compiled parser:  invalid at ["a"]
emitted schema:   invalid at ["a"]
                  invalid at ["a"]
reference:        invalid at ["a"]
                  invalid at ["a"]`,
    covers: ({ program }) => allSchemasIn(program).some(mayMakeNothing),
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'nonOptional',
              inner: { is: 'nullable', inner: { is: 'string' }, default: new Own('makeNothing') },
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
    input: { a: null },
  },
  {
    title:
      'A parser makes a default that is an object or list anew for each value. valibot hands out the same one, so a `v.set()` or the keys of a `v.map()` hold it once.',
    answers: `compiled parser:  takes it as { a: new Set([[1], [1]]) }
emitted schema:   takes it as { a: new Set([[1]]) }
reference:        takes it as { a: new Set([[1]]) }`,
    covers: ({ program }) =>
      partsIn(program, allSchemasIn(program).flatMap(comparedParts)).some(fillsInObjects),
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'set',
              item: { is: 'nullish', inner: { is: 'unknown' }, default: [1] },
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
    input: { a: new Set([null, undefined]) },
  },
  {
    title:
      'In schemas that only valibot can run, a transformation of the keys of a record may make `__proto__`, which sets the prototype of that one output. The reference drops the key.',
    answers: `compiled parser:  takes it as { a: /* Object */ {  } }
emitted schema:   takes it as { a: /* Object */ {  } }
reference:        takes it as { a: {} }`,
    covers: ({ program, complaint }) =>
      complaint.kind.startsWith('compiled') && calledIn(program).some(makesKeys),
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'fallback',
              inner: {
                is: 'record',
                entries: {},
                keys: { is: 'pipe', inner: { is: 'string' }, steps: [{ do: 'trim', args: [] }] },
                rest: { is: 'unknown' },
              },
              steps: [],
              fallback: { b: 1 },
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
  {
    title:
      'In schemas that only valibot can run, an exception of its own code is thrown. The reference takes it for an issue.',
    answers: `compiled parser:  threw TypeError
emitted schema:   threw TypeError
reference:        takes it as { a: ["b"] }`,
    covers: ({ program, complaint }) =>
      complaint.kind.startsWith('compiled') && calledIn(program).some(sorts),
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'fallback',
              inner: {
                is: 'pipe',
                inner: { is: 'array', items: [], rest: { is: 'unknown' } },
                steps: [{ do: 'sortItems', args: [] }],
              },
              steps: [],
              fallback: ['b'],
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
    input: { a: [{ toString: 1 }, 'a'] },
  },
];

/** A question whose known answers are no complaints. */
export const unlessKnown =
  (question: Question): Question =>
  (loaded, asker) => {
    const ask = question(loaded, asker);
    const { program } = loaded;
    return (input) => {
      const complaint = ask(input);
      if (complaint === undefined) return undefined;
      const found = { program, asker, input, complaint };
      return KNOWN_DIFFERENCES.some(({ covers }) => covers(found)) ? undefined : complaint;
    };
  };

/** The schemas that may be inside a schema that only valibot can run. */
export const calledIn = (program: Program): Schema[] =>
  partsIn(program, allSchemasIn(program).filter(isCalled));

/** The schemas in some of a program's, also behind lazy ones. */
function partsIn({ lazies }: Program, schemas: readonly Schema[]): Schema[] {
  const found = schemas.flatMap(schemasIn);
  const isLazy = found.some((schema) => 'lazy' in schema);
  return isLazy ? [...found, ...lazies.flatMap(schemasIn)] : found;
}

/** The values that are compared with others, to be held once. */
function comparedParts(schema: Schema): Schema[] {
  if (schema.is === 'set') return [schema.item];
  return schema.is === 'map' ? [schema.key] : [];
}

const fillsInObjects = (schema: Schema): boolean =>
  'default' in schema &&
  Object(schema.default) === schema.default &&
  !(schema.default instanceof Own);

function isCalled(schema: Schema): boolean {
  if ('message' in schema && schema.message instanceof Own) return true;
  if (!('steps' in schema)) return schema.is === 'variant';
  return (
    schema.is !== 'pipe' || schema.steps.some((step) => 'do' in step && LOOKING_BACK.has(step.do))
  );
}

/** The steps that read the issues of those before them. */
export const LOOKING_BACK: ReadonlySet<string> = new Set([
  'partialCheck',
  'rawCheck',
  'rawTransform',
]);

export const makesKeys = (schema: Schema): boolean =>
  'entries' in schema && schema.keys !== undefined && 'steps' in schema.keys;

export const sorts = (schema: Schema): boolean =>
  'steps' in schema && schema.steps.some((step) => 'do' in step && step.do === 'sortItems');

const mayMakeNothing = (schema: Schema): boolean =>
  schema.is.startsWith('non') &&
  schemasIn(schema).some((inner) => 'default' in inner && isNothing(inner.default));

const isNothing = (value: unknown): boolean => value instanceof Own && value.name === 'makeNothing';
