import { ownValue } from '../plain-object.js';
import { isObject } from '../read/keys.js';

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
}

/** What a place says of numbers; `unknown` if it takes anything, or only the user's own schema can say. */
export type Numbers = 'integer' | 'number' | 'unknown' | 'none';

/** The whole body. What is returned may be an integer (or bigint) where a number is sent. */
export function wholeBody(...documents: readonly unknown[]): Place {
  return placeOf(documents.map((schema) => ({ schema, root: schema })));
}

/** The place under a key or index of it. */
export function placeIn({ schemas, inside }: Place, segment: string | number): Place {
  const key = typeof segment === 'number' ? Math.min(segment, prefixOf(schemas)) : segment;
  const known = inside.get(key);
  if (known) return known;
  const place = placeOf(
    schemas.map(({ schema, root }) => ({ schema: schemaIn(schema, key), root })),
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

/** Nothing is lost where an integer may be: if any alternative is one, the place is. */
export function numbersAt({ schemas }: Place): Numbers {
  const said = new Set(schemas.map(({ schema }) => numbersOf(schema)));
  return RANKING.find((numbers) => said.has(numbers)) ?? 'none';
}

const RANKING: readonly Numbers[] = ['integer', 'number', 'unknown'];

function numbersOf(schema: unknown): Numbers {
  if (!isObject(schema)) return 'unknown'; // `true`
  const { type, enum: values, const: value, multipleOf } = schema;
  const types = typesOf(schema);
  const listed = Array.isArray(values) ? values : value === undefined ? undefined : [value];
  if (types.includes('integer') || Number.isInteger(multipleOf)) return 'integer';
  if (listed !== undefined) return listed.some(Number.isInteger) ? 'integer' : 'none';
  if (types.includes('number')) return 'number';
  return type === undefined ? 'unknown' : 'none';
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
function typesOf({ type }: Record<string, unknown>): readonly unknown[] {
  if (type === undefined) return ['object', 'array'];
  return Array.isArray(type) ? type : [type];
}

/** Schemas without references and choices: each schema that a value may have to fit, once. */
function alternatives(schemas: readonly Located[]): Located[] {
  const found: Located[] = [];
  const seen = new Set<unknown>();
  const open = [...schemas];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { schema, root } = next;
    if (seen.has(schema) || isNothing(schema)) continue;
    seen.add(schema);
    const inner = isObject(schema) ? choicesOf(schema, root) : [];
    open.push(...inner.map((choice) => ({ schema: choice, root })));
    if (inner.length === 0 || saysSomething(schema)) found.push(next);
  }
  return found;
}

function choicesOf(schema: Record<string, unknown>, root: unknown): unknown[] {
  const { $ref, anyOf, oneOf, allOf } = schema;
  const choices = [anyOf, oneOf, allOf].flatMap((list): unknown[] =>
    Array.isArray(list) ? list : [],
  );
  return typeof $ref === 'string' ? [...choices, referred($ref, root)] : choices;
}

/** What a reference leads to, in its own document; anything if nothing is there. */
function referred($ref: string, root: unknown): unknown {
  let schema = root;
  for (const part of $ref.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
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
