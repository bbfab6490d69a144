import { itemsIn } from '../items-in.js';
import { isObject, ownValue } from '../plain-object.js';
import { unescaped } from '../pointer.js';

/** A place in a body: the schemas that may apply to the value there. */
export interface Place {
  readonly schemas: readonly Located[];
  /** Whether something is declared there that no JSON can say, such as a date. */
  readonly isUnsayable: boolean;
  /** The places inside it that were asked for so far. All items of a list share one. */
  readonly inside: Map<string | number, Place>;
}

/** A schema, and the document that its references lead into. */
interface Located {
  readonly schema: unknown;
  readonly root: unknown;
  /** Whether the value also has to fit another schema, which says what this one leaves open. */
  readonly isPart: boolean;
}

/** A type of JSON Schema; `anything` if a schema names none. */
export type PlaceType =
  'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object' | 'anything';

/** The place of the body as a whole, as one or both sides of a Dto describe it. */
export function wholeBody(...documents: readonly unknown[]): Place {
  return placeOf(documents.map((schema) => ({ schema, root: schema, isPart: false })));
}

/** The place under a key or index. */
export function placeIn({ schemas, inside }: Place, segment: string | number): Place {
  const key = typeof segment === 'number' ? Math.min(segment, prefixOf(schemas)) : segment;
  const known = inside.get(key);
  if (known) return known;
  const place = placeOf(
    schemas.map((located) => ({ ...located, schema: schemaIn(located.schema, key) })),
  );
  inside.set(key, place);
  return place;
}

function placeOf(schemas: readonly Located[]): Place {
  return { ...alternatives(schemas), inside: new Map() };
}

/** How many items at the start of a list have schemas of their own. */
function prefixOf(schemas: readonly Located[]): number {
  const prefixes = schemas.map(({ schema }) => (isObject(schema) ? schema['prefixItems'] : []));
  return Math.max(0, ...prefixes.map((items) => (Array.isArray(items) ? items.length : 0)));
}

/** The types that a place accepts; none if nothing is accepted there. */
export function typesAt({ schemas }: Place): ReadonlySet<PlaceType> {
  return new Set(schemas.flatMap(namedTypes));
}

function namedTypes({ schema, isPart }: Located): readonly PlaceType[] {
  const type = isObject(schema) ? schema['type'] : undefined;
  if (type !== undefined) return [type].flat() as PlaceType[]; // `type` of a JSON Schema
  return isPart ? [] : ['anything'];
}

/** The schema of an object's member or a list's item; `false` if there can be none. */
function schemaIn(schema: unknown, segment: string | number): unknown {
  if (!isObject(schema)) return schema;
  if (!typesOf(schema).includes(typeof segment === 'number' ? 'array' : 'object')) return false;
  if (typeof segment === 'number') {
    const { prefixItems, items = true } = schema;
    return Array.isArray(prefixItems) && segment < prefixItems.length
      ? prefixItems[segment]
      : items;
  }
  const { properties, additionalProperties = true } = schema;
  const property = isObject(properties) ? ownValue(properties, segment) : undefined;
  return property ?? additionalProperties;
}

/** The types that a schema accepts, as far as they matter here. */
export function typesOf({ type }: Record<string, unknown>): readonly unknown[] {
  if (type === undefined) return ['object', 'array'];
  return Array.isArray(type) ? type : [type];
}

/**
 * Resolves references, choices and parts: returns each schema that a value may have to fit, once.
 */
function alternatives(schemas: readonly Located[]): Omit<Place, 'inside'> {
  const found: Located[] = [];
  const seen = { wholes: new Set<unknown>(), parts: new Set<unknown>() };
  const waiting = [...schemas];
  let isRefused = false;
  let isUnsayable = false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { schema, isPart } = next;
    const known = isPart ? seen.parts : seen.wholes;
    if (known.has(schema)) continue;
    known.add(schema);
    if (isNothing(schema)) {
      isRefused ||= isPart;
      isUnsayable ||= schema !== false;
      continue;
    }
    const inner = choicesOf(next);
    waiting.push(...inner);
    if (inner.length === 0) found.push(next);
    else if (saysSomething(schema)) found.push({ ...next, isPart: true });
  }
  if (found.some((one) => namedTypes(one).length > 0)) return { schemas: found, isUnsayable };
  // What all parts leave open is open, unless one of them refuses it.
  const open = isRefused ? [] : found.map((one) => ({ ...one, isPart: false }));
  return { schemas: open, isUnsayable };
}

function choicesOf(located: Located): Located[] {
  const { schema, root } = located;
  if (!isObject(schema)) return [];
  const { $ref, anyOf, oneOf, allOf } = schema;
  const choices = [...itemsIn(anyOf), ...itemsIn(oneOf)];
  if (typeof $ref === 'string') choices.push(referred($ref, root));
  // Choices beside a type are rules about its values.
  const isPart = located.isPart || 'type' in schema;
  return [
    ...choices.map((choice) => ({ ...located, schema: choice, isPart })),
    ...itemsIn(allOf).map((part) => ({ ...located, schema: part, isPart: true })),
  ];
}

/**
 * The schema that a reference leads to in its document; `true`, which accepts anything, if it is
 * missing.
 */
function referred($ref: string, root: unknown): unknown {
  let schema = root;
  for (const part of $ref.split('/').slice(1)) {
    const key = unescaped(decodeURIComponent(part));
    schema = isObject(schema) ? ownValue(schema, key) : undefined;
  }
  return schema ?? true;
}

/** Whether a schema restricts the value itself, and not only through its choices. */
const saysSomething = (schema: unknown): boolean =>
  isObject(schema) && SAYING.some((keyword) => keyword in schema);

const SAYING = ['type', 'enum', 'const', 'multipleOf', 'properties', 'items', 'prefixItems'];

/** Whether no value fits a schema. */
const isNothing = (schema: unknown): boolean =>
  schema === false ||
  (isObject(schema) && isObject(schema['not']) && Object.keys(schema['not']).length === 0);
