/** Random inputs for a program: valid ones, nearly valid ones, and hostile ones. */
import { runInNewContext } from 'node:vm';
import fc, { type Arbitrary } from 'fast-check';
import { candidatesFor, EXOTIC, PRINTABLE } from './candidates.js';
import {
  type Asker,
  type Field,
  type Model,
  type ObjectSchema,
  type Program,
  type Schema,
  type Shape,
} from './description.js';
import { face, mayBeAbsent } from './absence.js';
import { grantsHeld, heldBy, type Holder } from './held.js';

type Input = Arbitrary<unknown>;

/** Inputs for an asker, most of them close to what the program accepts. */
export function inputsFor(program: Program, asker: Asker): Input {
  const clean = new Inputs(program, asker, 0).model(program.model, asker.shape);
  const noisy = new Inputs(program, asker, 1).model(program.model, asker.shape);
  return fc.oneof(
    { weight: 4, arbitrary: clean },
    { weight: 4, arbitrary: noisy },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...DISGUISES), clean)
        .map(([disguise, input]) => disguise(input as object)),
    },
  );
}

/** The same after the JSON parser. */
export function jsonInputsFor(program: Program, asker: Asker): Input {
  return inputsFor(program, asker)
    .map(asJson)
    .filter((input) => input !== undefined);
}

/** A value after a round trip through JSON. */
export function asJson(input: unknown): unknown {
  try {
    const text = JSON.stringify(input, (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const junk = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PRINTABLE) },
  { weight: 1, arbitrary: fc.constantFrom(...EXOTIC) },
);

const FOREIGN_KEYS = [
  'unknown',
  'is_admin',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  '0',
  'length',
  ' __proto__ ',
  'x'.repeat(150),
];

const foreignKey = fc.constantFrom(...FOREIGN_KEYS);

class Inputs {
  readonly #program: Program;
  readonly #asker: Omit<Holder, 'shape'>;
  /** How many of twenty values are arbitrary. */
  readonly #noise: number;
  #depth = 0;

  constructor(program: Program, asker: Asker, noise: number) {
    this.#program = program;
    this.#asker = { held: heldBy(program.roles, asker.roles), record: asker.record };
    this.#noise = noise;
  }

  model(model: Model, shape: Shape): Input {
    const fields = Object.entries(model.fields);
    const open = fields.filter(([, field]) => this.#isOpen(field, shape));
    const closed = fields.filter(([, field]) => !this.#isOpen(field, shape));
    return this.#object([
      ...open.map(([key, field]) =>
        this.#entry(
          key,
          this.#field(field, shape),
          shape === 'update' || mayBeAbsent(field.schema, 'undefinedable'),
        ),
      ),
      ...(this.#noise > 0
        ? closed.map(([key, field]) => rarely(this.#entry(key, this.#field(field, shape), true)))
        : []),
    ]);
  }

  #isOpen(field: Field, shape: Shape): boolean {
    return grantsHeld(field, { ...this.#asker, shape }).length > 0;
  }

  /** Values for a field. Those for its narrowings are as frequent as those for its schema. */
  #field(field: Field, shape: Shape): Input {
    const grants = grantsHeld(field, { ...this.#asker, shape });
    const narrowings = grants.flatMap(({ narrowing }) =>
      narrowing ? [this.#value(narrowing, shape)] : [],
    );
    return fc.oneof(this.#value(field.schema, shape), ...narrowings);
  }

  #entry(key: string, value: Input, isOptional: boolean): Entry {
    const entry = value.map((one): Pair[] => [[key, one]]);
    const none = fc.constant<Pair[]>([]);
    if (isOptional) return fc.oneof(none, entry);
    return this.#noise === 0
      ? entry
      : fc.oneof({ weight: 20, arbitrary: entry }, { weight: 1, arbitrary: none });
  }

  #object(entries: readonly Entry[]): Input {
    const foreign = fc.tuple(foreignKey, junk).map((pair): Pair[] => [pair]);
    const more = this.#noise > 0 ? [rarely(foreign)] : [];
    return fc.tuple(...entries, ...more).map((pairs) => Object.fromEntries(pairs.flat()));
  }

  #value(schema: Schema, shape: Shape): Input {
    const wanted = this.#wanted(schema, shape);
    return this.#noise === 0
      ? wanted
      : fc.oneof({ weight: 20, arbitrary: wanted }, { weight: this.#noise, arbitrary: junk });
  }

  #wanted(schema: Schema, shape: Shape): Input {
    if ('model' in schema) return this.model(schema.model, shape);
    if ('lazy' in schema) return this.#lazy(schema.lazy, shape);
    if ('steps' in schema) {
      const made = schema.steps.flatMap((step) =>
        'next' in step && 'model' in step.next ? [step.next] : [],
      );
      if (made[0]) return this.#value(made[0], 'create').map((one) => JSON.stringify(asJson(one)));
      return hasParts(face(schema)) ? this.#wanted(schema.inner, shape) : this.#leaf(schema);
    }
    const inside = (one: Schema): Input => this.#value(one, 'create');
    if ('inner' in schema)
      return fc.oneof(
        { weight: 4, arbitrary: this.#value(schema.inner, shape) },
        { weight: 1, arbitrary: fc.constantFrom(undefined, null) },
      );
    if ('entries' in schema) return this.#entries(schema);
    if ('items' in schema)
      return this.#list(schema.items.map(inside), schema.rest && inside(schema.rest));
    if (schema.is === 'map')
      return fc
        .array(fc.tuple(inside(schema.key), inside(schema.item)), { maxLength: 2 })
        .map((entries) => new Map(entries));
    if (schema.is === 'set')
      return fc.array(inside(schema.item), { maxLength: 2 }).map((items) => new Set(items));
    if (!('options' in schema) || schema.options.length === 0) return this.#leaf(schema);
    if (schema.is === 'intersect') return fc.tuple(...schema.options.map(inside)).map(merged);
    return fc.oneof(...schema.options.map(inside));
  }

  #leaf(schema: Schema): Input {
    const { all, taken } = candidatesFor(schema);
    const wanted = fc.constantFrom(...taken);
    return this.#noise === 0
      ? wanted
      : fc.oneof(
          { weight: 9, arbitrary: wanted },
          { weight: 1, arbitrary: fc.constantFrom(...all) },
        );
  }

  /** Values for a recursive schema. Beyond some depth, other values end the recursion. */
  #lazy(index: number, shape: Shape): Input {
    const schema = this.#program.lazies[index];
    if (schema === undefined || this.#depth >= 3) return fc.constantFrom<unknown>({}, [], null);
    this.#depth++;
    const input = this.#value(schema, shape);
    this.#depth--;
    return input;
  }

  #entries({ entries, keys, rest }: ObjectSchema): Input {
    const known = Object.entries(entries).map(([key, entry]) =>
      this.#entry(key, this.#value(entry, 'create'), mayBeAbsent(entry)),
    );
    if (rest === undefined) return this.#object(known);
    const names = keys ? this.#leaf(keys).filter((key) => typeof key === 'string') : foreignKey;
    const more = fc.array(fc.tuple(names, this.#value(rest, 'create')), {
      maxLength: 2,
    }) as Arbitrary<Pair[]>;
    return this.#object([...known, more]);
  }

  #list(items: readonly Input[], rest: Input | undefined): Input {
    const first = fc.tuple(...items);
    const more = fc.array(rest ?? junk, { maxLength: rest ? 3 : this.#noise });
    const all = fc.tuple(first, more).map((lists) => lists.flat(1));
    return items.length === 0 || this.#noise === 0
      ? all
      : fc.oneof(
          { weight: 9, arbitrary: all },
          { weight: 1, arbitrary: first.map((list) => list.slice(1)) },
        );
  }
}

type Pair = readonly [key: string, value: unknown];
type Entry = Arbitrary<readonly Pair[]>;

const rarely = (entry: Entry): Entry =>
  fc.oneof({ weight: 9, arbitrary: fc.constant<Pair[]>([]) }, { weight: 1, arbitrary: entry });

const hasParts = (schema: Schema): boolean =>
  ['model', 'lazy', 'entries', 'items', 'options', 'item', 'inner'].some((part) => part in schema);

/** All objects merged into one, or else the first value. */
function merged(values: readonly unknown[]): unknown {
  const areObjects = values.every(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  const entries = values.flatMap((value) => Object.entries(Object(value) as object));
  return areObjects ? Object.fromEntries(entries) : values[0];
}

/** What inherits a function `then` is a promise. No client sends that, and parsers throw at it. */
const withoutThen = (input: object): object =>
  Object.fromEntries(Object.entries(input).filter(([key]) => key !== 'then'));

type Disguise = (input: object) => unknown;

/** Forms of a body that no JSON parser produces. */
const DISGUISES: readonly Disguise[] = [
  () => null,
  () => [],
  () => undefined,
  (input) => [input],
  () => '{}',
  (input) => new Map(Object.entries(input)),
  (input) => withKeys([], input),
  (input) => withKeys(new Date(), input),
  (input) => withKeys(() => undefined, input),
  (input) => withKeys(new (class Body {})(), input),
  (input) => Object.create(withoutThen(input)) as unknown,
  (input) => withKeys(Object.create({ is_admin: true }) as object, input),
  (input) => withKeys(Object.create(null) as object, input),
  (input) => withKeys(runInNewContext('({})') as object, input),
  (input) => ({ ...input, [Symbol('key')]: 1 }),
  (input) => Object.defineProperty({ ...input }, 'hidden', { value: 1, enumerable: false }),
  (input) => new Proxy(input, {}),
  (input) => withGetters(input),
  (input) => ({ ...input, a: undefined, is_admin: undefined, nobody: undefined }),
  (input) => Object.fromEntries(Object.entries(input).toReversed()),
  (input) => ({
    ...input,
    ...Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`k${index}`, index])),
  }),
];

function withKeys(target: object, input: object): object {
  for (const [key, value] of Object.entries(input)) {
    if (key === 'length') continue; // which is an array's own
    Reflect.defineProperty(target, key, { value, enumerable: true, configurable: true });
  }
  return target;
}

function withGetters(input: object): object {
  const getters = Object.entries(input).map(([key, value]) => [
    key,
    { get: () => value, enumerable: true },
  ]);
  return Object.defineProperties({}, Object.fromEntries(getters));
}
