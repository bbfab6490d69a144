/** Fields that only the outermost model has: keyed lists, references, and a model that refers. */
import fc, { type Arbitrary } from 'fast-check';
import type { Field, Model, Schema } from './description.js';
import { key } from './schemas.js';
import { weighted } from './weighted.js';

/** The model that references refer to. */
export const TARGET: Model = {
  fields: {
    id: { schema: { is: 'string' }, create: [], update: [], stored: true },
    number: { schema: { is: 'number' }, create: [], update: [], stored: true },
  },
};

const reference: Arbitrary<Schema> = fc
  .record({ key: fc.constantFrom('id', 'number'), isLater: fc.boolean() })
  .map((one): Schema => {
    const inner = TARGET.fields[one.key]?.schema ?? { is: 'never' };
    return { is: 'reference', inner, target: TARGET, ...one };
  });

/** A reference, or several. */
const references: Arbitrary<Schema> = weighted<Schema>(
  [3, reference],
  [1, reference.map((inner) => ({ is: 'optional', inner }))],
  [1, reference.map((inner) => ({ is: 'nullish', inner }))],
  [1, reference.map((rest) => ({ is: 'array', items: [], rest }))],
  [1, reference.map((rest) => ({ is: 'optional', inner: { is: 'array', items: [], rest } }))],
);

const itemKey = fc.constantFrom<Schema>(
  { is: 'optional', inner: { is: 'string' } },
  { is: 'exactOptional', inner: { is: 'number' } },
  {
    is: 'optional',
    inner: { is: 'pipe', inner: { is: 'string' }, steps: [{ do: 'minLength', args: [1] }] },
  },
);

function listOf(item: Arbitrary<Model>): Arbitrary<Schema> {
  const list = item.map((model): Schema => ({
    is: 'array',
    items: [],
    rest: { is: 'model', model },
  }));
  return weighted<Schema>(
    [3, list],
    [1, list.map((inner) => ({ is: 'optional', inner }))],
    [1, list.map((inner) => ({ is: 'nullable', inner }))],
    [1, list.map((inner) => ({ is: 'pipe', inner, steps: [{ do: 'maxLength', args: [2] }] }))],
  );
}

export interface Making {
  readonly roles: readonly string[];
  readonly simple: Arbitrary<Schema>;
  readonly fieldOf: (schema: Arbitrary<Schema>) => Arbitrary<Field>;
}

/** Fields for one model in three. */
export function relationsFor({ roles, simple, fieldOf }: Making): Arbitrary<Model['fields']> {
  const everybody = roles.map((role) => ({ role }));
  // Items have their `create` shape, so nothing may be narrowed in updates only.
  const part = fieldOf(fc.oneof(simple, reference)).chain((field) =>
    weighted<Field>(
      [3, fc.constant({ ...field, update: field.create })],
      [1, fc.constant({ ...field, update: [] })],
      [1, fc.constant({ ...field, update: everybody })],
      [1, fc.constant({ ...field, create: [], update: [] })],
    ),
  );
  const items = fc
    .tuple(fc.dictionary(key, part, { minKeys: 1, maxKeys: 3, noNullPrototype: true }), itemKey)
    .map(([fields, schema]): Model => {
      const id: Field = { schema, create: everybody, update: [], stored: true };
      return { fields: { ...fields, id } };
    });
  const keyed = fieldOf(listOf(items)).chain((field) => {
    const withKey: Field = { ...field, stored: true, keyedBy: 'id' };
    return fc.constantFrom<Field>(withKey, withKey, field);
  });
  const office = fieldOf(references).map((team_id): Schema => {
    return { is: 'model', model: { fields: { team_id } } };
  });
  const some = fc.record(
    { team_id: fieldOf(references), places: keyed, office: fieldOf(office) },
    { requiredKeys: [], noNullPrototype: true },
  );
  return weighted<Model['fields']>([2, fc.constant({})], [1, some as Arbitrary<Model['fields']>]);
}
