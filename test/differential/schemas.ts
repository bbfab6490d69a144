/** Random schemas of every kind, without models. */
import fc, { type Arbitrary } from 'fast-check';
import { accepts } from './accepts.js';
import { printableFor } from './candidates.js';
import { Own, type ObjectSchema, type Schema, type Step, type Value } from './description.js';
import { leaf, piped, pipeOf, said, text } from './leaves.js';
import { schemasIn } from './walk.js';
import { weighted } from './weighted.js';

type Inner = Arbitrary<Schema>;

// prettier-ignore
const AWKWARD_KEYS = ['10', '0', "it's", 'with space', 'then', 'length', 'toString', 'constructor', 'ключ'];

/** Names of fields and entries: mostly harmless. */
export const key: Arbitrary<string> = weighted(
  [4, fc.constantFrom('a', 'b', 'c', 'id', 'is_admin')],
  [1, fc.constantFrom(...AWKWARD_KEYS)],
);

const MAKERS = ['makeText', 'makeList', 'makeNothing'].map((name) => new Own(name));

const KEY_STEPS: ReadonlySet<string> = new Set([
  'trim',
  'toLowerCase',
  'minLength',
  'maxLength',
  'nonEmpty',
  'regex',
  'digits',
  'slug',
  'startsWith',
]);

export const WRAPPERS = [
  'optional',
  'nullable',
  'nullish',
  'exactOptional',
  'undefinedable',
] as const;
const REQUIRED = ['nonOptional', 'nonNullable', 'nonNullish'] as const;

function compositeOf(inner: Inner): Inner {
  const list = listOf(inner);
  const object = objectOf(inner);
  const sized = fc.oneof(setOf(inner), mapOf(inner));
  return weighted(
    [8, wrapperOf(inner)],
    [2, requiredOf(inner)],
    [4, list],
    [6, object],
    [2, pipeOf('list', list)],
    [2, pipeOf('object', object)],
    [4, said(tupleOf(inner))],
    [2, said(recordOf(inner))],
    [1, sized],
    [1, pipeOf('sized', sized)],
    [
      4,
      said(fc.array(inner, { maxLength: 3 }).map((options): Schema => ({ is: 'union', options }))),
    ],
    [2, said(intersectOf(fc.array(inner, { maxLength: 2 })))],
    [2, said(intersectOf(fc.array(object, { minLength: 2, maxLength: 2 })))],
    [4, said(variantOf(inner))],
    [3, fallbackOf(inner)],
    [1, configOf(inner, { abortPipeEarly: true })],
    [1, configOf(piped, { abortEarly: true })],
    [1, inner.map((one): Schema => ({ is: 'message', inner: one, steps: [], message: 'Other' }))],
    [2, fc.constantFrom<Schema>({ is: 'lazy', lazy: 0 }, { is: 'lazy', lazy: 1 })],
  );
}

function wrapperOf(inner: Inner): Inner {
  return fc
    .tuple(fc.constantFrom(...WRAPPERS), inner, fc.nat({ max: 1000 }))
    .map(([is, one, pick]): Schema => {
      const value = defaultFor(one, pick);
      return { is, inner: one, ...(value !== undefined && { default: value }) };
    });
}

function requiredOf(inner: Inner): Inner {
  return said(
    fc
      .tuple(fc.constantFrom(...REQUIRED), fc.constantFrom(...WRAPPERS), inner)
      .map(([is, wrapper, one]): Schema => ({ is, inner: { is: wrapper, inner: one } })),
  );
}

function fallbackOf(inner: Inner): Inner {
  return fc.tuple(inner, fc.nat({ max: 1000 })).map(([one, pick]): Schema => {
    return { is: 'fallback', inner: one, steps: [], fallback: valueFor(one, pick) ?? null };
  });
}

/** A default in two of three cases. */
function defaultFor(schema: Schema, pick: number): Value {
  return pick % 3 === 0 ? undefined : valueFor(schema, pick);
}

/** A value for a default, usually one that the schema accepts. */
function valueFor(schema: Schema, pick: number): Value {
  if (schemasIn(schema).some((inner) => 'lazy' in inner)) return undefined;
  if (pick % 17 === 0) return MAKERS[pick % MAKERS.length];
  const values = printableFor(schema);
  const taken = values.filter((value) => accepts(schema, value));
  const chosen = pick % 29 === 0 || taken.length === 0 ? values : taken;
  return chosen[pick % chosen.length];
}

function configOf(inner: Inner, config: { abortEarly?: boolean; abortPipeEarly?: boolean }): Inner {
  return inner.map((one): Schema => ({ is: 'config', inner: one, steps: [], config }));
}

export function listOf(inner: Inner): Inner {
  return said(inner.map((rest): Schema => ({ is: 'array', items: [], rest })));
}

function tupleOf(inner: Inner): Inner {
  const items = fc.array(inner, { maxLength: 3 });
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('tuple', 'strictTuple', 'looseTuple'), items)
      .map(([is, all]): Schema => ({ is, items: all })),
    fc
      .tuple(items, inner)
      .map(([all, rest]): Schema => ({ is: 'tupleWithRest', items: all, rest })),
  );
}

function entriesOf(inner: Inner): Arbitrary<ObjectSchema['entries']> {
  return fc
    .uniqueArray(fc.tuple(key, inner), { maxLength: 4, selector: ([name]) => name })
    .map((all) => Object.fromEntries(all));
}

/** Objects that have no schema for other keys. */
export function objectOfEntries(inner: Inner): Inner {
  const kinds = fc.constantFrom('object', 'strictObject', 'looseObject');
  const made = fc.tuple(kinds, entriesOf(inner));
  return said(made.map(([is, entries]): Schema => ({ is, entries })));
}

function objectOf(inner: Inner): Inner {
  const withRest = fc.tuple(entriesOf(inner), inner);
  return weighted(
    [3, objectOfEntries(inner)],
    [1, said(withRest.map(([entries, rest]): Schema => ({ is: 'objectWithRest', entries, rest })))],
  );
}

function recordOf(inner: Inner): Inner {
  const keys = weighted<Schema>(
    [2, fc.constant({ is: 'string' })],
    [2, text.map(asKey)],
    [1, fc.constant({ is: 'picklist', values: ['a', 'b', 'red'] })],
  );
  return fc
    .tuple(keys, inner)
    .map(([one, rest]): Schema => ({ is: 'record', entries: {}, keys: one, rest }));
}

/** A pipe without steps that would turn a text into something else. */
function asKey(schema: Schema): Schema {
  if (!('steps' in schema)) return schema;
  const isKept = (step: Step): boolean =>
    'note' in step || ('do' in step && KEY_STEPS.has(step.do));
  return { ...schema, steps: schema.steps.filter(isKept) };
}

function setOf(inner: Inner): Inner {
  return inner.map((item): Schema => ({ is: 'set', item }));
}

function mapOf(inner: Inner): Inner {
  return fc.tuple(inner, inner).map(([one, item]): Schema => ({ is: 'map', key: one, item }));
}

function intersectOf(options: Arbitrary<Schema[]>): Inner {
  return options.map((all): Schema => ({ is: 'intersect', options: all }));
}

/** What tells the options of a variant apart. */
export const discriminator: Inner = fc.constantFrom<Schema>(
  { is: 'literal', values: ['a'] },
  { is: 'literal', values: ['b'] },
  { is: 'literal', values: [1] },
  { is: 'literal', values: [true] },
  { is: 'picklist', values: ['a', 'c'] },
  { is: 'optional', inner: { is: 'literal', values: ['d'] } },
  { is: 'nullable', inner: { is: 'literal', values: ['b'] } },
  { is: 'fallback', inner: { is: 'literal', values: ['f'] }, steps: [], fallback: 'f' },
  { is: 'union', options: [{ is: 'literal', values: ['e'] }, { is: 'null' }] },
  { is: 'string' },
);

function variantOf(inner: Inner): Inner {
  const flat = fc.array(optionOf(inner, 'kind'), { minLength: 1, maxLength: 3 });
  const deep = fc.array(optionOf(inner, 'kind', 'type'), { minLength: 1, maxLength: 2 });
  const bare = deep.map((options): Schema => ({ is: 'variant', key: 'type', options }));
  const nested = weighted([3, bare], [1, bare.map(unasked)]);
  return weighted([3, flat], [1, fc.tuple(nested, optionOf(inner, 'kind'))]).map(
    (options): Schema => ({ is: 'variant', key: 'kind', options }),
  );
}

/** A rule after a nested variant. Nothing would pass if valibot ran it, but it doesn't. */
const unasked = (inner: Schema): Schema => {
  return { is: 'pipe', inner, steps: [{ do: 'check', args: [new Own('isText')] }] };
};

function optionOf(inner: Inner, ...keys: readonly string[]): Inner {
  const own = fc
    .tuple(...keys.map((name) => fc.tuple(fc.constant(name), discriminator)))
    .map((all) => Object.fromEntries(all));
  return fc.tuple(objectOf(inner), own).map(([option, told]): Schema => {
    const { entries } = option as ObjectSchema;
    return { ...(option as ObjectSchema), entries: { ...told, ...entries, ...told } };
  });
}

/** Schemas of every kind, nested up to three deep. */
export const { plain } = fc.letrec<{ plain: Schema }>((tie) => {
  const inner = tie('plain');
  return {
    plain: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'schema', withCrossShrink: true },
      { weight: 12, arbitrary: leaf },
      { weight: 12, arbitrary: piped },
      { weight: 22, arbitrary: compositeOf(inner) },
    ),
  };
});

/** What a lazy schema may return: a schema that looks into its parts, so that recursion ends. */
export const recursive: Inner = fc.oneof(objectOf(plain), listOf(plain), said(recordOf(plain)));
