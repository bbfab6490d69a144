/**
 * For each kind of schema, a program that grants it in every way. Random programs are seldom so
 * dense.
 */
import {
  Own,
  type Field,
  type Grant,
  type Program,
  type Schema,
  type Step,
} from './description.js';
import { narrowingFor } from './programs.js';

const text: Schema = { is: 'string' };
const number: Schema = { is: 'number' };
const own = (name: string): Own => new Own(name);
const pipe = (inner: Schema, ...steps: Step[]): Schema => ({ is: 'pipe', inner, steps });
const rule = (name: string, ...args: unknown[]): Step => ({ do: name, args });
const message = own('say');
const tellingRule = (name: string, ...args: unknown[]): Step => ({ do: name, args, message });
const list = (rest: Schema): Schema => ({ is: 'array', items: [], rest });

/** It may be sent once, but is no part of a record. */
const once: Field = {
  ...field({ is: 'optional', inner: text }, [{ role: 'owner' }, { role: 'support' }], []),
  stored: false,
};

/** A model inside, with a field of each sort. */
const inner: Schema = {
  is: 'model',
  model: {
    fields: {
      a: field(text, [{ role: 'owner' }], [{ role: 'owner' }, { role: 'support' }]),
      b: field({ is: 'optional', inner: number, default: 3 }, [{ role: 'owner' }]),
      c: field({ is: 'nullable', inner: text }, [{ role: 'support' }]),
      once,
      secret: field(text, []),
    },
  },
};

const option = (kind: string, more: Schema): Schema => ({
  is: 'model',
  model: {
    fields: {
      kind: field({ is: 'literal', values: [kind] }, [{ role: 'owner' }, { role: 'support' }]),
      a: field(more, [{ role: 'owner' }]),
      once,
      secret: field(text, []),
    },
  },
});

/** A list of the variant that it is in. */
const again: Schema = { is: 'optional', inner: list({ is: 'lazy', lazy: 2 }) };

/** A model that holds lists of itself. */
const node: Schema = {
  is: 'model',
  model: {
    fields: {
      a: field(text, [{ role: 'owner' }, { role: 'support' }]),
      nodes: field({ is: 'optional', inner: list({ is: 'lazy', lazy: 3 }) }, [{ role: 'owner' }]),
      once,
    },
  },
};

/** An option of which one role may name some kinds only. */
const narrowedOption: Schema = {
  is: 'model',
  model: {
    fields: {
      kind: field({ is: 'picklist', values: ['red', 'green'] }, [
        { role: 'owner', narrowing: { is: 'literal', values: ['red'] } },
        { role: 'support' },
      ]),
      a: field(text, [{ role: 'owner' }, { role: 'support' }]),
    },
  },
};

const WRAPPERS = ['optional', 'exactOptional', 'nullable', 'nullish', 'undefinedable'] as const;

const wrapped = WRAPPERS.flatMap((is): Schema[] => [
  { is, inner: text },
  { is, inner: text, default: 'red' },
  { is, inner: text, default: 7 },
  { is, inner: text, default: own('makeText') },
  { is, inner: text, default: own('makeNothing') },
  { is, inner: pipe(text, rule('trim'), rule('minLength', 2)), default: 'x' },
  { is, inner: list(number), default: [1] },
  { is, inner },
  { is, inner, default: { a: 'red', b: 1, c: null, secret: 'red' } },
  { is, inner: { is: 'nullish', inner: number, default: 1 } },
]);

const objects = (['object', 'strictObject', 'looseObject'] as const).flatMap((is): Schema[] => [
  { is, entries: { a: text, b: { is: 'optional', inner: number, default: 1 }, c: number } },
  { is, entries: { a: { is: 'exactOptional', inner: text }, b: { is: 'nullish', inner: number } } },
  { is, entries: { a: inner, b: text } },
  { is, entries: {} },
  { is, entries: { a: text, b: number }, message: 'Nope' },
  {
    is,
    entries: {
      a: { is: 'fallback', inner: text, steps: [], fallback: 'red' },
      b: {
        is: 'fallback',
        inner: { is: 'optional', inner: text },
        steps: [],
        fallback: own('makeText'),
      },
      c: pipe({ is: 'optional', inner: text, default: 'x' }, rule('check', own('isShort'))),
      z: { is: 'exactOptional', inner: text, default: 'z' },
      y: pipe({ is: 'exactOptional', inner: text, default: 'y' }, rule('minLength', 1)),
      d: pipe({ is: 'fallback', inner: number, steps: [], fallback: 7 }, rule('minValue', 3)),
      e: {
        is: 'config',
        inner: { is: 'optional', inner: text, default: 'y' },
        steps: [],
        config: { abortEarly: true },
      },
    },
  },
]);

const tuples = (['tuple', 'strictTuple', 'looseTuple'] as const).flatMap((is): Schema[] => [
  { is, items: [text, { is: 'optional', inner: number, default: 1 }] },
  { is, items: [inner, text] },
]);

/** What says why it refuses by a function. */
const telling: readonly Schema[] = [
  ...(['string', 'boolean', 'date', 'never'] as const).map((is): Schema => ({ is, message })),
  { is: 'literal', values: ['red'], message },
  { is: 'picklist', values: ['red', 'green', 1, 2, 3], message },
  pipe({ is: 'string', message }, tellingRule('minLength', 2), tellingRule('regex', /^r/)),
  pipe({ is: 'string', message }, rule('trim'), tellingRule('emoji'), tellingRule('maxBytes', 2)),
  pipe(number, tellingRule('integer'), tellingRule('minValue', 3)),
  pipe(text, tellingRule('words', 'en', 1), tellingRule('url')),
  pipe({ is: 'unknown' }, tellingRule('toNumber'), tellingRule('maxValue', 3)),
  pipe(list(number), tellingRule('minLength', 1), tellingRule('includes', 7)),
  { is: 'array', items: [], rest: { is: 'number', message }, message },
  { is: 'array', items: [], rest: inner, message },
  ...(['object', 'strictObject', 'looseObject'] as const).map((is): Schema => ({
    is,
    entries: { a: text, b: inner },
    message,
  })),
  { is: 'objectWithRest', entries: { a: text }, rest: number, message },
  ...(['tuple', 'strictTuple', 'looseTuple'] as const).map((is): Schema => ({
    is,
    items: [text, number],
    message,
  })),
  { is: 'tupleWithRest', items: [inner], rest: number, message },
  { is: 'record', entries: {}, keys: pipe(text, rule('trim')), rest: inner, message },
  { is: 'set', item: text, message },
  { is: 'map', key: text, item: number, message },
  { is: 'union', options: [text, number], message },
  {
    is: 'union',
    options: [number, { is: 'picklist', values: ['red', 'green', 'another long value of all'] }],
    message,
  },
  { is: 'union', options: [text, list(number)], message },
  { is: 'nonNullish', inner: { is: 'nullish', inner: { is: 'number', message } }, message },
  { is: 'nonNullable', inner: pipe(number, rule('transform', own('toNothing'))), message },
  {
    is: 'intersect',
    options: [
      { is: 'object', entries: { a: text }, message },
      { is: 'object', entries: { b: number } },
    ],
    message,
  },
];

const SCHEMAS: readonly Schema[] = [
  ...telling,
  ...(
    ['any', 'string', 'number', 'boolean', 'bigint', 'date', 'null', 'undefined', 'nan'] as const
  ).map((is): Schema => ({ is })),
  { is: 'string', message: 'Nope' },
  { is: 'literal', values: ['red'] },
  { is: 'picklist', values: ['red', 1, -0, NaN] },
  { is: 'enum', values: ['red', 0, 7] },
  { is: 'custom', own: own('isText') },
  { is: 'instance', own: own('Date') },
  ...wrapped,
  { is: 'nonOptional', inner: { is: 'optional', inner: text } },
  { is: 'nonNullish', inner: { is: 'nullish', inner: number }, message: 'Nope' },
  { is: 'fallback', inner: text, steps: [], fallback: 'red' },
  {
    is: 'fallback',
    inner: { is: 'optional', inner: number },
    steps: [],
    fallback: own('makeText'),
  },
  {
    is: 'config',
    inner: pipe(text, rule('minLength', 2), rule('maxLength', 3)),
    steps: [],
    config: { abortPipeEarly: true },
  },
  { is: 'message', inner: pipe(text, rule('minLength', 2)), steps: [], message: 'Other' },
  pipe(text, rule('trim'), rule('toLowerCase'), rule('minLength', 2), rule('maxLength', 5)),
  pipe(text, rule('check', own('isShort')), rule('transform', own('wrapped'))),
  pipe(
    text,
    rule('minLength', 2),
    rule('transform', own('lengthOf')),
    { next: number },
    rule('minValue', 3),
  ),
  pipe(text, rule('regex', /^r/), rule('rawCheck', own('complain'))),
  pipe(number, rule('integer'), rule('minValue', 0), rule('maxValue', 7), rule('multipleOf', 7)),
  pipe(number, rule('toString'), rule('maxLength', 2)),
  list(text),
  list(pipe(text, rule('trim'))),
  list(inner),
  list({ is: 'nullable', inner }),
  pipe(list(number), rule('minLength', 1), rule('maxLength', 2)),
  pipe(list(number), rule('minLength', 1), rule('everyItem', own('isTruthy'))),
  pipe(list(number), rule('mapItems', own('wrapped'))),
  pipe(list(inner), rule('maxLength', 1)),
  ...objects,
  { is: 'objectWithRest', entries: { a: text }, rest: number },
  { is: 'objectWithRest', entries: { a: text }, rest: inner },
  pipe({ is: 'object', entries: { a: text, b: text } }, rule('check', own('areSame'))),
  ...tuples,
  { is: 'tupleWithRest', items: [text], rest: number },
  { is: 'tupleWithRest', items: [text], rest: inner },
  { is: 'record', entries: {}, keys: pipe(text, rule('minLength', 1)), rest: number },
  { is: 'record', entries: {}, keys: pipe(text, rule('trim')), rest: inner },
  { is: 'set', item: text },
  { is: 'map', key: text, item: number },
  { is: 'union', options: [text, number] },
  {
    is: 'union',
    options: [pipe(text, rule('minLength', 3)), number, { is: 'null' }],
    message: 'Nope',
  },
  { is: 'union', options: [inner, text] },
  { is: 'union', options: [inner, { is: 'object', entries: { z: number } }] },
  { is: 'union', options: [pipe(text, rule('minLength', 3))] },
  { is: 'union', options: [] },
  {
    is: 'intersect',
    options: [
      { is: 'object', entries: { a: text } },
      { is: 'object', entries: { b: number } },
    ],
  },
  { is: 'intersect', options: [inner, { is: 'looseObject', entries: { a: text } }] },
  { is: 'variant', key: 'kind', options: [option('red', text), option('green', number)] },
  list({ is: 'variant', key: 'kind', options: [option('red', text), option('green', inner)] }),
  {
    is: 'variant',
    key: 'kind',
    options: [
      { is: 'object', entries: { kind: { is: 'literal', values: ['red'] }, a: text } },
      {
        is: 'strictObject',
        entries: { kind: { is: 'picklist', values: ['green', 1] }, b: number },
      },
    ],
    message: 'Nope',
  },
  { is: 'variant', key: 'kind', options: [option('red', text), option('red', number)] },
  { is: 'variant', key: 'kind', options: [narrowedOption, option('x', number)] },
  { is: 'variant', key: 'kind', options: [option('red', text)], message: 'Nope' },
  {
    is: 'variant',
    key: 'kind',
    options: [
      option('red', text),
      { is: 'object', entries: { kind: { is: 'literal', values: ['green'] }, a: number } },
    ],
  },
  {
    is: 'variant',
    key: 'kind',
    options: [
      { is: 'object', entries: { kind: { is: 'optional', inner: text }, a: text } },
      { is: 'object', entries: { kind: { is: 'nullish', inner: number }, a: number } },
      { is: 'object', entries: { kind: { is: 'picklist', values: [true, 1n] } } },
    ],
  },
  { is: 'lazy', lazy: 0 },
  { is: 'optional', inner: { is: 'lazy', lazy: 0 } },
  { is: 'lazy', lazy: 2 },
  { is: 'lazy', lazy: 3 },
  inner,
  pipe(inner, { note: 'title', text: 'A title' }),
  pipe(text, rule('parseJson'), { next: inner }),
];

const roles = { owner: [], support: [] };

const owner: Grant[] = [{ role: 'owner' }];
const support: Grant[] = [{ role: 'support' }];
const both = [...owner, ...support];

/** Who may create a field, and who update it. */
const GRANTS: readonly (readonly [create: Grant[], update: Grant[]])[] = [
  [owner, owner],
  [both, both],
  [owner, []],
  [[], owner],
  [owner, support],
  [both, owner],
  [owner, both],
  [[], []],
];

/** Models so small that all of their fields are often sent. */
const everyGrant = GRANTS.flatMap(([create, update]) =>
  GRANTS.map(([otherCreate, otherUpdate]): Program => {
    const a = field({ is: 'boolean' }, create, update);
    const b = field({ is: 'boolean' }, otherCreate, otherUpdate);
    return { roles, model: { fields: { a, b, c: b } }, lazies: [] };
  }),
);

const inEveryWay = (schema: Schema): Program => ({
  roles,
  model: { fields: fieldsOf(schema) },
  lazies: [
    {
      is: 'object',
      entries: { a: text, more: { is: 'optional', inner: list({ is: 'lazy', lazy: 0 }) } },
    },
    text,
    { is: 'variant', key: 'kind', options: [option('red', again), option('green', number)] },
    { is: 'nullable', inner: node },
  ],
});

/** One program for each kind, with a field for each way to grant it. */
export const kindsInEveryWay: readonly Program[] = SCHEMAS.map(inEveryWay);

export const everyKind: readonly Program[] = [...everyGrant, ...kindsInEveryWay];

function fieldsOf(schema: Schema): Program['model']['fields'] {
  const fields = {
    both: field(schema, owner),
    all: field(schema, [...owner, ...support]),
    created: field(schema, owner, []),
    updated: field(schema, [], owner),
    split: field(schema, owner, support),
    closed: field(schema, []),
    sent: { ...field(schema, owner), stored: false },
  };
  const some = {
    text: pipe(text, rule('regex', /^r/u)), // which JSON Schema can say
    number: pipe(number, rule('minValue', 2)),
    count: 1,
  };
  const narrowing = narrowingFor(schema, some);
  if (narrowing === undefined) return fields;
  const narrowed: Grant[] = [{ role: 'owner', narrowing }];
  return {
    ...fields,
    narrowed: field(schema, [...narrowed, ...support]),
    narrowed_alone: field(schema, narrowed),
    narrowed_later: field(schema, owner, narrowed),
    narrowed_first: field(schema, [...narrowed, ...support], owner),
    narrowed_only_first: field(schema, narrowed, []),
    narrowed_only_later: field(schema, [], narrowed),
  };
}

function field(schema: Schema, create: readonly Grant[], update = create): Field {
  return { schema, create, update, stored: true };
}
