import { isObject, ownValue } from '../plain-object.js';
import { unescaped } from '../pointer.js';

/** What may stand at a place of the body: the schemas that are in question there, of both sides. */
export interface Place {
  readonly schemas: readonly Located[];
  /** The places in it that were asked for: all items of a list are one. */
  readonly inside: Map<string | number, Place>;
}

/** A schema, and the document in which its references lead somewhere. */
interface Located {
  readonly schema: unknown;
  readonly root: unknown;
  /** Whether another schema has to accept the value, too: what this one leaves open, that one says. */
  readonly isPart: boolean;
}

/** A type in the words of JSON Schema; `anything`, if none is said. */
export type PlaceType =
  'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object' | 'anything';

/** The whole body, as one or both sides of a Dto describe it. */
export function wholeBody(...documents: readonly unknown[]): Place {
  return placeOf(documents.map((schema) => ({ schema, root: schema, isPart: false })));
}

/** The place under a key or index of it. */
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
  return { schemas: alternatives(schemas), inside: new Map() };
}

/** How many items at the beginning of a list have places of their own. */
function prefixOf(schemas: readonly Located[]): number {
  const prefixes = schemas.map(({ schema }) => (isObject(schema) ? schema['prefixItems'] : []));
  return Math.max(0, ...prefixes.map((items) => (Array.isArray(items) ? items.length : 0)));
}

/** The types that a place takes; none, if nothing may be there. */
export function typesAt({ schemas }: Place): ReadonlySet<PlaceType> {
  return new Set(schemas.flatMap(namedTypes));
}

function namedTypes({ schema, isPart }: Located): readonly PlaceType[] {
  const type = isObject(schema) ? schema['type'] : undefined;
  if (type !== undefined) return [type].flat() as PlaceType[]; // in a JSON Schema
  return isPart ? [] : ['anything'];
}

/** The schema of what an object has under a key, or a list at an index; `false` if it has nothing there. */
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

/** Of those that matter here, the types that a schema takes. */
export function typesOf({ type }: Record<string, unknown>): readonly unknown[] {
  if (type === undefined) return ['object', 'array'];
  return Array.isArray(type) ? type : [type];
}

/** Schemas without references and choices: each schema that a value may have to fit, once. */
function alternatives(schemas: readonly Located[]): Located[] {
  const found: Located[] = [];
  const seen = new Set<unknown>();
  const open = [...schemas];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { schema } = next;
    if (seen.has(schema) || isNothing(schema)) continue;
    seen.add(schema);
    const inner = choicesOf(next);
    open.push(...inner);
    if (inner.length === 0) found.push(next);
    else if (saysSomething(schema)) found.push({ ...next, isPart: true });
  }
  return found;
}

function choicesOf(located: Located): Located[] {
  const { schema, root } = located;
  if (!isObject(schema)) return [];
  const { $ref, anyOf, oneOf, allOf } = schema;
  const choices = [...listOf(anyOf), ...listOf(oneOf)];
  if (typeof $ref === 'string') choices.push(referred($ref, root));
  return [
    ...choices.map((choice) => ({ ...located, schema: choice })),
    ...listOf(allOf).map((part) => ({ ...located, schema: part, isPart: true })),
  ];
}

const listOf = (schemas: unknown): unknown[] => (Array.isArray(schemas) ? schemas : []);

/** What a reference leads to, in its own document; anything if nothing is there. */
function referred($ref: string, root: unknown): unknown {
  let schema = root;
  for (const part of $ref.split('/').slice(1)) {
    const key = unescaped(decodeURIComponent(part));
    schema = isObject(schema) ? ownValue(schema, key) : undefined;
  }
  return schema ?? true;
}

/** Whether a schema says something of its own beside its choices. */
const saysSomething = (schema: unknown): boolean =>
  isObject(schema) && SAYING.some((keyword) => keyword in schema);

const SAYING = ['type', 'enum', 'const', 'multipleOf', 'properties', 'items', 'prefixItems'];

/** Whether no value fits. */
const isNothing = (schema: unknown): boolean =>
  schema === false ||
  (isObject(schema) && isObject(schema['not']) && Object.keys(schema['not']).length === 0);
