/** Random inputs for generated parsers: mostly valid ones, some nearly, some hostile. */
import fc, { type GeneratorValue } from 'fast-check';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { conditionsIn } from '../../src/model/conditions.js';
import {
  closureOf,
  operationOf,
  writeAccess,
  type Grantee,
  type Shape,
} from '../../src/model/grants.js';
import { definitionOf, type ModelDefinition } from '../../src/model/model.js';
import { roleOfGrant } from '../../src/model/when.js';

/** Whom an input is for. */
export interface Asker {
  readonly definition: ModelDefinition;
  readonly shape: Shape;
  readonly roles: readonly string[];
  /** The stored record, where it is given. */
  readonly record?: object;
}

/** A schema as introspection sees it. */
interface Node extends v.GenericSchema {
  readonly item?: Node;
  readonly items?: readonly Node[];
  readonly rest?: Node;
  readonly key?: Node;
  readonly value?: Node;
  readonly getter?: () => Node;
  readonly wrapped?: Node;
  readonly options?: readonly unknown[];
  readonly entries?: { readonly [key: string]: Node };
  readonly literal?: unknown;
}

export class Inputs {
  readonly #generate: GeneratorValue;
  readonly #asker: Asker;
  readonly #grantees: ReadonlySet<Grantee>;
  /** How often, in a thousand, something is wrong. */
  readonly #noise: number;
  #pool: readonly unknown[] = POOL;
  /** How many lazy schemas it is in. */
  #depth = 0;

  constructor(generate: GeneratorValue, asker: Asker) {
    this.#generate = generate;
    this.#asker = asker;
    const { definition, roles, record } = asker;
    const closure = closureOf(definition.roles, roles);
    const grants = record ? conditionsIn(definition.fields).flatMap((one) => one.grants) : [];
    const own = grants.filter((grant) => closure.has(roleOfGrant(grant)));
    this.#grantees = new Set([...closure, ...own]);
    this.#noise = this.#pick([0, 0, 0, 10, 100]);
  }

  /** Any value that JavaScript has. */
  any(): unknown {
    const { definition, shape } = this.#asker;
    const input = this.#model(definition, shape);
    return this.#chance(this.#noise) ? this.#pick(DISGUISES)(input) : input;
  }

  /** The body of a request, after the JSON parser. */
  json(): unknown {
    const { definition, shape } = this.#asker;
    this.#pool = WITHOUT_ARRAYS;
    const text = JSON.stringify(this.#model(definition, shape), (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    return JSON.parse(text);
  }

  #model(definition: ModelDefinition, shape: Shape): Record<string, unknown> {
    const fields = Object.entries(definition.fields).flatMap(([key, field]) => {
      const { values } = writeAccess(field, operationOf(shape), this.#grantees);
      if (!this.#chance(values === 'none' ? this.#noise / 10 : presence(field.schema, shape)))
        return [];
      return [[key, this.#value(field.schema as Node, shape)] as const];
    });
    return this.#object(fields);
  }

  #value(schema: Node, shape: Shape): unknown {
    if (this.#chance(this.#noise)) return this.#pick(this.#pool);
    const definition = definitionOf(schema);
    if (definition) return this.#model(definition, shape);
    switch (schema.type) {
      case 'array':
        return this.#list(() => this.#value(schema.item as Node, 'create'));
      case 'tuple':
      case 'strict_tuple':
      case 'loose_tuple':
        return (schema.items ?? []).map((item) => this.#value(item, 'create'));
      case 'tuple_with_rest':
        return [
          ...(schema.items ?? []).map((item) => this.#value(item, 'create')),
          ...this.#list(() => this.#value(schema.rest as Node, 'create')),
        ];
      case 'object':
      case 'strict_object':
      case 'loose_object':
        return this.#entries(schema.entries ?? {}, shape);
      case 'object_with_rest': {
        const rest = this.#list(() => this.#value(schema.rest as Node, 'create'));
        const more = rest.map((value) => [this.#pick(KEYS), value]);
        return { ...Object.fromEntries(more), ...this.#entries(schema.entries ?? {}, shape) };
      }
      case 'record':
        return Object.fromEntries(this.#pairs(schema));
      case 'map':
        return new Map(this.#pairs(schema));
      case 'set':
        return new Set(this.#list(() => this.#value(schema.value as Node, 'create')));
      case 'intersect':
        return this.#intersection(schema);
      case 'lazy':
        return this.#depth > 3 ? this.#pick(this.#pool) : this.#deeper(schema, shape);
      case 'optional':
      case 'exact_optional':
      case 'nullable':
      case 'nullish':
      case 'undefinedable':
      case 'non_optional':
      case 'non_nullable':
      case 'non_nullish':
        return this.#chance(150)
          ? this.#pick([null, undefined])
          : this.#value(schema.wrapped as Node, shape);
      case 'union':
      case 'variant':
        return schema.options?.length === 0
          ? this.#pick(this.#pool)
          : this.#value(this.#pick(schema.options as Node[]), 'create');
      default:
        return this.#pick(accepted(schema));
    }
  }

  #pairs(schema: Node): [PropertyKey, unknown][] {
    return this.#list(() => [
      this.#value(schema.key as Node, 'create') as PropertyKey,
      this.#value(schema.value as Node, 'create'),
    ]);
  }

  /** What fits all options, if that is an object; else what fits the first. */
  #intersection({ options = [] }: Node): unknown {
    const values = (options as Node[]).map((option) => this.#value(option, 'create'));
    const isMergeable = values.every((value) => typeof value === 'object' && value !== null);
    // `Object.assign` would take what stands at `__proto__` for its prototype.
    return isMergeable ? Object.fromEntries(values.flatMap(Object.entries)) : values[0];
  }

  #deeper(schema: Node, shape: Shape): unknown {
    this.#depth++;
    const value = this.#value(schema.getter?.() as Node, shape);
    this.#depth--;
    return value;
  }

  #entries(entries: { readonly [key: string]: Node }, shape: Shape): Record<string, unknown> {
    const chosen = Object.entries(entries).filter(([, entry]) =>
      this.#chance(presence(entry, shape)),
    );
    return this.#object(chosen.map(([key, entry]) => [key, this.#value(entry, shape)] as const));
  }

  #object(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
    const more = this.#chance(this.#noise)
      ? [[this.#pick(FOREIGN_KEYS), this.#pick(this.#pool)] as const]
      : [];
    return Object.fromEntries([...entries, ...more]);
  }

  #list<Item>(make: () => Item): Item[] {
    return Array.from({ length: this.#pick([0, 1, 1, 2, 3]) }, make);
  }

  #chance(thousandths: number): boolean {
    return this.#generate(fc.integer, { min: 0, max: 999 }) < thousandths;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#generate(fc.nat, { max: items.length - 1 })] as Item;
  }
}

/** How often, in a thousand, a field that may be written is there. */
function presence(schema: { readonly type: string }, shape: Shape): number {
  if (shape === 'update') return 400;
  return /optional|nullish|undefinedable/.test(schema.type) ? 300 : 1000;
}

const JSON_VALUES: readonly unknown[] = [
  '978-3-16-148410-0', '4111 1111 1111 1111', '{"x": 1}', '{"x": "1"}', '{', ['a', 1, 2, 3], ['a', 'b'],
  { kind: 'a', a: 1 }, { kind: 'b', x: 2 }, { kind: 'b', x: 1, b: 'b' }, { name: 'n', children: [{ name: '' }] },
  [[1, null], { a: ['b'] }], { x: 1, z: 'z' }, { x: 1, z: 1 }, { a: 1, b: 2 }, { a: true }, { '': 1 },
  null, true, false, 0, 1, 3, 7, 12, -0.5, 50, 99.5, 1e21, 4_294_967_296.5, '', ' ', 'a', 'b', 'abc', 'x', ' x ',
  'ABC', 'it\'s "this"', "it's", 'x-y', 'staff', 'free', 'read', 'red', 'none', 'secret', 'back\\',
  'new\nline', '123', '1.5', 'aGVsbG8=', 'DEUTDEFF', 'tz4a98xxat96iws9zmbrgj3a', 'example.com',
  'me@example.com', '😀', '#ff0000', 'ff00', '127.0.0.1', '2001:db8::1', '2026-01-31',
  '2026-01-31T12:00', '12:00', '12:00:00', '2026-01-31T12:00:00.000Z', '2026-W05',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '00:1B:44:11:3A:B7', 'V1StGXR8_Z5jdHi6B-myT', '0o17',
  'my-slug', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'https://example.com',
  '0b56a1c4-8d0f-4e0a-9c57-2f0e4a2f9d11', 'a'.repeat(100), '\ud800',
  [], [1], [1, 2], [3, 1], ['a'], ['a', 1], [[]], {}, { x: 1 }, { x: 1, y: 2 }, { a: 1, kind: 'a' },
  { kind: 'b', b: '' },
]; // prettier-ignore

const OTHER_VALUES: readonly unknown[] = [
  undefined, Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0n, 3n, 10n,
  new Date('2026-06-01T00:00:00Z'), new Date(Number.NaN), new Map([['a', 1]]), new Map([[{}, 1.5]]), new Set(['a']), new Set([' a', 'b']),
  new Blob([]), Promise.resolve(),
  Symbol('symbol'), () => undefined, Object(''), Object.create({ x: 1 }), new (class {})(), /a/,
]; // prettier-ignore

const POOL = [...JSON_VALUES, ...OTHER_VALUES];

/** Valibot takes an array for an object whose keys may all be absent; a compiled parser leaves that to it. */
const WITHOUT_ARRAYS = POOL.filter((value) => !Array.isArray(value));

const KEYS = ['a', 'b', 'c', ' ', '__proto__', 'constructor'];

const FOREIGN_KEYS = [
  'unknown',
  'is_admin',
  '__proto__',
  'constructor',
  'toString',
  '',
  '0',
  'then',
];

type Disguise = (input: Record<string, unknown>) => unknown;

/** What a body might be, that no JSON parser makes. */
const DISGUISES: readonly Disguise[] = [
  () => null,
  () => [],
  (input) => [input],
  () => '{}',
  (input) => new Map(Object.entries(input)),
  (input) => withKeys([], input),
  (input) => withKeys(new Date(), input),
  (input) => withKeys(() => undefined, input),
  (input) => withKeys(new (class Body {})(), input),
  (input) => Object.create(input),
  (input) => withKeys(Object.create({ is_admin: true }), input),
  (input) => withKeys(Object.create(null), input),
  (input) => withKeys(runInNewContext('({})'), input),
  (input) => ({ ...input, [Symbol('key')]: 1 }),
  (input) => Object.defineProperty({ ...input }, 'hidden', { value: 1, enumerable: false }),
  (input) => new Proxy(input, {}),
  (input) => withGetters(input),
];

function withKeys(target: object, input: Record<string, unknown>): object {
  for (const [key, value] of Object.entries(input)) {
    if (key === 'length') continue; // which is an array's own
    Reflect.defineProperty(target, key, { value, enumerable: true, configurable: true });
  }
  return target;
}

function withGetters(input: Record<string, unknown>): object {
  const getters = Object.keys(input).map((key) => [
    key,
    { get: () => input[key], enumerable: true },
  ]);
  return Object.defineProperties({}, Object.fromEntries(getters));
}

const cache = new WeakMap<object, readonly unknown[]>();

/** The values that a schema accepts; all of them if it accepts none. */
function accepted(schema: Node): readonly unknown[] {
  const known = cache.get(schema);
  if (known) return known;
  const own = schema.type === 'picklist' || schema.type === 'enum' ? (schema.options ?? []) : [];
  const candidates = [...POOL, ...own, ...('literal' in schema ? [schema.literal] : [])];
  const found = candidates.filter((value) => v.safeParse(schema, value).success);
  const values = found.length > 0 ? found : POOL;
  cache.set(schema, values);
  return values;
}
