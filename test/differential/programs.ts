/** Random programs. They shrink to a model with one text that its owner may write. */
import fc, { type Arbitrary } from 'fast-check';
import {
  Own,
  type Action,
  type Field,
  type Grant,
  type Model,
  type Program,
  type Schema,
} from './description.js';
import { number, simple, text } from './leaves.js';
import { conditions, withConditions } from './conditional.js';
import { relationsFor } from './relations.js';
import {
  discriminator,
  key,
  listOf,
  objectOfEntries,
  plain,
  recursive,
  WRAPPERS,
} from './schemas.js';
import { isToldWhole } from './told-whole.js';
import { hasParts, modelsIn, schemasIn } from './walk.js';
import { weighted } from './weighted.js';

const ROLES = ['owner', 'support', 'admin', 'chief-auditor', 'root_'] as const;

/** A grant that may narrow a field, for any kind of value. */
interface RoughGrant {
  readonly role: string;
  readonly narrowed?: { readonly text: Schema; readonly number: Schema; readonly count: number };
}

const narrowed = fc.record({
  text: text.map(untilConverted),
  number: number.map(untilConverted),
  count: fc.nat({ max: 3 }),
});

const grant: Arbitrary<RoughGrant> = weighted<RoughGrant>(
  [2, fc.record({ role: fc.constantFrom(...ROLES) })],
  [1, fc.record({ role: fc.constantFrom(...ROLES), narrowed })],
);

const grants: Arbitrary<readonly RoughGrant[]> = weighted<readonly RoughGrant[]>(
  [2, fc.constant([{ role: 'owner' }])],
  [3, fc.constant(ROLES.map((role) => ({ role })))],
  [4, fc.array(grant, { minLength: 1, maxLength: 4 })],
  [1, fc.constant([])],
);

function fieldOf(schema: Arbitrary<Schema>): Arbitrary<Field> {
  const update = fc.option(grants, { freq: 2, nil: undefined });
  const stored = weighted([9, fc.constant(true)], [1, fc.constant(false)]);
  return fc.tuple(schema, grants, update, stored).map(([one, forCreate, forUpdate, isStored]) => {
    const create = grantsFor(one, forCreate);
    const field = { schema: one, create, stored: isStored };
    return { ...field, update: forUpdate ? grantsFor(one, forUpdate) : create };
  });
}

function grantsFor(schema: Schema, rough: readonly RoughGrant[]): Grant[] {
  return rough.map(({ role, narrowed: some }) => {
    const narrowing = some && narrowingFor(schema, some);
    return { role, ...(narrowing && { narrowing }) };
  });
}

/** A narrowing of a field's schema. Models have none: their own fields narrow them. */
export function narrowingFor(
  schema: Schema,
  some: NonNullable<RoughGrant['narrowed']>,
): Schema | undefined {
  if (schemasIn(schema).some((inner) => 'model' in inner || isHolding(inner))) return undefined;
  const base = 'inner' in schema && !('steps' in schema) ? schema.inner : schema;
  if ('values' in base) {
    const values = base.values.slice(0, some.count);
    const is = base.is === 'literal' ? 'literal' : 'picklist';
    return values.length === 0 ? undefined : { is, values };
  }
  const start = 'steps' in base && untilConverted(base) === base ? base.inner : base;
  if (start.is === 'string') return some.text;
  if (start.is === 'number') return some.number;
  const check = { do: 'check', args: [new Own('isTruthy')] };
  return { is: 'pipe', inner: { is: 'any' }, steps: [check] };
}

/** The schema with only the steps before the first conversion. */
function untilConverted(schema: Schema): Schema {
  if (!('steps' in schema)) return schema;
  const end = schema.steps.findIndex(
    (step) => 'next' in step || ('do' in step && CONVERTING.has(step.do)),
  );
  return end < 0 ? schema : { ...schema, steps: schema.steps.slice(0, end) };
}

const CONVERTING: ReadonlySet<string> = new Set([
  'toString',
  'toBoolean',
  'stringifyJson',
  'transform',
  'rawTransform',
  'toNumber',
  'toBigint',
  'toDate',
  'parseBoolean',
  'parseJson',
]);

function modelOf(field: Arbitrary<Field>, maxLength: number): Arbitrary<Model> {
  return fc
    .uniqueArray(fc.tuple(key, field), { minLength: 1, maxLength, selector: ([name]) => name })
    .map((fields) => ({ fields: Object.fromEntries(fields) }));
}

/** Turns a text into what may be a model. */
const PARSED: Action = { do: 'parseJson', args: [] };

/** The lazy schemas that hold models. The others may be in what only valibot can run. */
const HOLDING = [2, 3] as const;

const isHolding = (schema: Schema): boolean =>
  'lazy' in schema && HOLDING.some((lazy) => lazy === schema.lazy);

const asSchema = (model: Model): Schema => ({ is: 'model', model });

/** A model that a variant can tell by its `kind`. */
const option: Arbitrary<Schema> = fc
  .tuple(modelOf(fieldOf(simple), 2), fieldOf(discriminator))
  .map(([{ fields }, kind]) => asSchema({ fields: { kind, ...fields } }));

const count = fc
  .constantFrom('minLength', 'maxLength', 'length')
  .chain((name) => fc.nat({ max: 2 }).map((wanted) => ({ do: name, args: [wanted] })));

const again = fc.constantFrom(...HOLDING).map((lazy): Schema => ({ is: 'lazy', lazy }));

/** Models, and what may hold them. */
const { model, holder } = fc.letrec<{ model: Model; holder: Schema }>((tie) => ({
  model: modelOf(
    fc.oneof(
      { maxDepth: 3, depthIdentifier: 'model', withCrossShrink: true },
      { weight: 4, arbitrary: fieldOf(plain) },
      { weight: 1, arbitrary: fieldOf(tie('holder')) },
    ),
    6,
  ),
  holder: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'model', withCrossShrink: true },
    { weight: 2, arbitrary: modelOf(fieldOf(simple), 3).map(asSchema) },
    { weight: 4, arbitrary: again },
    { weight: 6, arbitrary: holderOf(tie('model').map(asSchema), tie('holder')) },
  ),
}));

/** A model that holds itself, in a list and alone: what is merged is also written whole. */
const recursiveModel = modelOf(
  weighted(
    [3, fieldOf(simple)],
    [1, fieldOf(holder)],
    [2, fieldOf(fc.oneof(wrapped(again), listOf(again).map(withPlainMessage)))],
  ),
  4,
).map(asSchema);

/** What a lazy schema may return if it holds models. */
const holding = weighted(
  [3, holderOf(recursiveModel, holder).filter(isGuarded)],
  [2, wrapped(recursiveModel)],
);

function wrapped(inner: Arbitrary<Schema>): Arbitrary<Schema> {
  return fc.tuple(fc.constantFrom(...WRAPPERS), inner).map(([is, one]) => ({ is, inner: one }));
}

/** Whether a schema looks into its parts before a lazy schema in it is asked. */
function isGuarded(schema: Schema): boolean {
  if ('inner' in schema) return isGuarded(schema.inner);
  return 'options' in schema ? schema.options.every(isGuarded) : !('lazy' in schema);
}

/** Models are not allowed in a schema that is called as a whole. */
function withPlainMessage(schema: Schema): Schema {
  return 'message' in schema && isToldWhole(schema) ? { ...schema, message: 'Nope' } : schema;
}

function holderOf(one: Arbitrary<Schema>, inner: Arbitrary<Schema>): Arbitrary<Schema> {
  const list = listOf(inner).map(withPlainMessage);
  const mixed = weighted([1, simple], [2, inner]);
  const object = objectOfEntries(mixed).map(withPlainMessage);
  const inUnion = weighted([3, mixed], [1, object], [1, plain]);
  const title = [{ note: 'title' as const, text: 'A title' }];
  return weighted<Schema>(
    [2, one],
    [1, one.map((nested) => ({ is: 'pipe', inner: nested, steps: title }))],
    [1, one.map((next) => ({ is: 'pipe', inner: { is: 'string' }, steps: [PARSED, { next }] }))],
    [3, wrapped(inner)],
    [3, list],
    [1, list.map((nested) => ({ is: 'optional', inner: nested, default: [] }))],
    [
      1,
      fc.tuple(list, count).map(([nested, step]) => ({ is: 'pipe', inner: nested, steps: [step] })),
    ],
    [2, object],
    [1, inner.map((rest) => ({ is: 'record', entries: {}, keys: { is: 'string' }, rest }))],
    [1, fc.tuple(simple, inner).map((items) => ({ is: 'tuple', items }))],
    [
      2,
      fc
        .array(inUnion, { minLength: 1, maxLength: 3 })
        .map((options) => ({ is: 'union', options })),
    ],
    [
      1,
      fc
        .tuple(fc.oneof(one, objectOfEntries(mixed)), objectOfEntries(simple))
        .map((options) => ({ is: 'intersect', options: options.map(withPlainMessage) })),
    ],
    [
      2,
      fc
        .array(option, { minLength: 1, maxLength: 3 })
        .map((options) => ({ is: 'variant', key: 'kind', options })),
    ],
  );
}

/** Fields, and another one that uses the first schema with parts once more. */
function withTwin(
  fields: Model['fields'],
  { around, isFirst }: { readonly around: Around | undefined; readonly isFirst: boolean },
): Model['fields'] {
  const used = Object.values(fields).find((one) =>
    schemasIn(one.schema).some((inner) => hasParts(inner) || isHolding(inner)),
  );
  if (used === undefined || around === undefined) return fields;
  const grants = used.create.map(({ role }) => ({ role }));
  const schema = around(used.schema);
  const twin = { schema, create: grants, update: grants, stored: true };
  return isFirst ? { twin, ...fields } : { ...fields, twin };
}

type Around = (schema: Schema) => Schema;

const sharing = fc.record({
  named: fc.boolean(),
  isFirst: fc.boolean(),
  around: fc.constantFrom<(Around | undefined)[]>(
    undefined,
    (one) => one,
    (rest) => ({ is: 'array', items: [], rest }),
    (one) => ({ is: 'object', entries: { one } }),
    (one) => ({ is: 'union', options: [one, { is: 'string' }] }),
  ),
});

const relations = relationsFor({ roles: ROLES, simple, fieldOf });

/** For each role the roles before it that it extends: mostly none. */
const parents = fc.tuple(
  ...ROLES.map((_, index) =>
    weighted<string[]>([2, fc.constant([])], [1, fc.subarray(ROLES.slice(0, index))]),
  ),
);

/** Random programs. */
export const programs: Arbitrary<Program> = fc
  .tuple(
    model,
    parents,
    fc.tuple(recursive, recursive, holding, holding),
    conditions,
    relations,
    sharing,
  )
  .map(([{ fields }, extended, lazies, rough, more, { named, ...twin }]) => {
    const roles = Object.fromEntries(ROLES.map((role, index) => [role, extended[index] ?? []]));
    return withUsedRoles({
      roles,
      model: withConditions({ fields: { ...withTwin(fields, twin), ...more } }, rough),
      lazies,
      named,
    });
  });

/** Without the roles that are neither granted anything nor extended by one that is. */
function withUsedRoles(program: Program): Program {
  const fields = modelsIn(program).flatMap((one) => Object.values(one.fields));
  const granted = fields.flatMap(({ create, update }) =>
    [...create, ...update].map(({ role }) => role),
  );
  const used = new Set(['owner', ...granted]);
  const roles = Object.entries(program.roles).filter(([role]) => used.has(role));
  const kept = roles.map(
    ([role, extended]) => [role, extended.filter((parent) => used.has(parent))] as const,
  );
  return { ...program, roles: Object.fromEntries(kept) };
}
