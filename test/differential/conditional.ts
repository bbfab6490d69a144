/** Conditions on the stored record, and records for which they hold or don't. */
import fc, { type Arbitrary } from 'fast-check';
import {
  Own,
  type Field,
  type Grant,
  type Model,
  type Program,
  type Schema,
  type Value,
  type When,
} from './description.js';
import { mapped } from './walk.js';
import { weighted } from './weighted.js';

/**
 * Which grants of a model get which condition. Numbers are taken modulo the number of conditions.
 */
export interface RoughConditions {
  /** For each grant to update, in the order of the fields: the number of a condition, or none. */
  readonly chosen: readonly (number | undefined)[];
  readonly pool: readonly RoughCondition[];
}

interface RoughCondition {
  readonly own: Own | undefined;
  readonly clauses: readonly { readonly field: number; readonly values: readonly number[] }[];
}

const clause = fc.record({
  field: fc.nat({ max: 5 }),
  values: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 3 }),
});

const condition: Arbitrary<RoughCondition> = fc.record({
  own: fc.option(
    fc.constantFrom(...['isMany', 'isNoMore', 'fails', 'isOne'].map((name) => new Own(name))),
    { freq: 2, nil: undefined },
  ),
  clauses: fc.array(clause, { minLength: 1, maxLength: 2 }),
});

/** Most models have none. */
export const conditions: Arbitrary<RoughConditions | undefined> = weighted<
  RoughConditions | undefined
>(
  [3, fc.constant(undefined)],
  [
    1,
    fc.record({
      chosen: fc.array(fc.option(fc.nat({ max: 2 }), { freq: 2, nil: undefined }), {
        minLength: 1,
        maxLength: 8,
      }),
      pool: fc.array(condition, { minLength: 1, maxLength: 3 }),
    }),
  ],
);

/** A model some of whose grants hold for some records only. */
export function withConditions(model: Model, rough: RoughConditions | undefined): Model {
  if (rough === undefined) return model;
  const pool = rough.pool.map((one) => holdsOf(one, model));
  let count = 0;
  const numbers = new Map<string, number>();
  const conditional = (grant: Grant): Grant => {
    const chosen = rough.chosen[count++ % rough.chosen.length];
    const holds = chosen === undefined ? undefined : pool[chosen % pool.length];
    if (chosen === undefined || holds === undefined) return grant;
    // Equal conditions of a role are one condition. They are numbered in order of appearance.
    const name = `${grant.role} ${chosen % pool.length}`;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return { ...grant, when: { number, holds } };
  };
  const fields = mapped(model.fields, (field): Field => ({
    ...field,
    update: field.update.map(conditional),
  }));
  return { ...model, fields };
}

function holdsOf({ own, clauses }: RoughCondition, { fields }: Model): When['holds'] | undefined {
  const stored = Object.entries(fields).filter(([, field]) => field.stored);
  if (own !== undefined) return own;
  const entries = clauses.flatMap(({ field, values }) => {
    const [key, { schema }] = stored[field % stored.length] ?? [undefined, {}];
    if (key === undefined || schema === undefined) return [];
    const comparable = comparableOf(schema);
    const chosen = values.map((value) => comparable[value % comparable.length]);
    return comparable.length === 0 ? [] : [[key, [...new Set(chosen)]] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

const SCALARS: readonly Value[] = ['a', '', 'red', 1, 0, -1, true, false, null, new Date(0)];

/** Values that a condition may name. For a schema that lists values, only those. */
function comparableOf(schema: Schema): readonly Value[] {
  if ('inner' in schema) return comparableOf(schema.inner);
  if (!('values' in schema)) return SCALARS;
  return schema.values.filter(
    (value) => ['string', 'boolean'].includes(typeof value) || Number.isFinite(value),
  );
}

/** The conditions of a program's grants. */
export function conditionsOf({ model }: Program): readonly When[] {
  return Object.values(model.fields).flatMap(({ update }) =>
    update.flatMap(({ when }) => when ?? []),
  );
}

/** The stored record that somebody's input is about: none, or one for which some conditions hold. */
export function recordsFor(program: Program): Arbitrary<unknown> {
  const clauses = conditionsOf(program).flatMap(({ holds }) =>
    holds instanceof Own ? [] : Object.entries(holds),
  );
  if (conditionsOf(program).length === 0) return fc.constant(undefined);
  const record = fc
    .tuple(
      ...clauses.map(([key, values]) =>
        fc.tuple(
          fc.constant(key),
          weighted<Value>(
            [5, fc.constantFrom(...values)],
            [1, fc.constantFrom(...SCALARS, '1', undefined, new Date(1))],
          ),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
  return weighted<unknown>(
    [2, fc.constantFrom(undefined, null)],
    [6, record],
    [1, record.map((inherited) => Object.create(inherited) as unknown)],
    [1, record.map((own) => Object.assign(Object.create(null), own) as unknown)],
  );
}
