/** What may be read of a record, computed independently of the generator. */
import { Own, type Model, type Program, type Schema } from './description.js';
import { heldBy } from './held.js';
import { schemasIn } from './walk.js';

/** Stands for values that a description alone can't predict. */
const ANYTHING: unique symbol = Symbol('anything');

/** At most what one of several options shows. A value may not tell which option it is. */
class PartOfOne {
  readonly options: readonly unknown[];

  constructor(options: readonly unknown[]) {
    this.options = options;
  }
}

const mayBeAnything = (wanted: unknown): boolean =>
  wanted === ANYTHING || (wanted instanceof PartOfOne && wanted.options.some(mayBeAnything));

const isOpen = (wanted: unknown): boolean => wanted === ANYTHING || wanted instanceof PartOfOne;

/** What is wrong with a view of a record; `undefined` if nothing is. */
export function faultIn(
  program: Program,
  roles: readonly string[],
  record: unknown,
  view: unknown,
): string | undefined {
  const held = heldBy(program.roles, roles);

  function ofModel({ fields }: Model, value: unknown): unknown {
    if (!isRecord(value)) return undefined;
    const entries = Object.entries(fields).map(([key, { schema, stored, readers = [] }]) => {
      const isReadable = readers === 'anyone' || readers.some((role) => held.includes(role));
      const own = isShown(value, key) ? value[key] : undefined;
      return [key, stored && isReadable ? of(schema, own) : undefined] as const;
    });
    return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
  }

  function of(schema: Schema, value: unknown): unknown {
    if (!isClosed(schema)) return value;
    if ('model' in schema) return ofModel(schema.model, value);
    if ('lazy' in schema) return of(program.lazies[schema.lazy] as Schema, value);
    if ('steps' in schema) {
      const isSame = schema.is === 'pipe' && schema.steps.every((step) => 'note' in step);
      return isSame ? of(schema.inner, value) : ANYTHING;
    }
    if ('message' in schema && schema.message instanceof Own) return ANYTHING;
    if ('inner' in schema) {
      const isNull = value === null && schema.is.startsWith('null');
      return isNull ? null : of(schema.inner, value);
    }
    if (schema.is === 'array' && schema.rest) {
      const { rest } = schema;
      // A list of islands is not a list of models, so it is shown unchanged.
      if (!Array.isArray(value)) return mayBeAnything(of(rest, undefined)) ? ANYTHING : undefined;
      const items = [...value].map((item: unknown) => of(rest, item));
      return items.some(isOpen) ? ANYTHING : items.filter((item) => item !== undefined);
    }
    if (schema.is === 'object' || schema.is === 'strictObject') {
      if (!isRecord(value)) return undefined;
      const entries = Object.entries(schema.entries).map(([key, inner]) => {
        return [key, isShown(value, key) ? of(inner, value[key]) : undefined] as const;
      });
      return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
    }
    if (schema.is === 'union' || schema.is === 'variant') {
      const shown = schema.options.map((option) => of(option, value));
      return new PartOfOne(hides(schema) ? shown : [...shown, shown.reduce(joined)]);
    }
    return ANYTHING;
  }

  /** Whether a view may hide part of the value. */
  function isClosed(schema: Schema, depth = 0): boolean {
    return schemasIn(schema).some((inner) => {
      if ('lazy' in inner) {
        return depth < 4 && isClosed(program.lazies[inner.lazy] as Schema, depth + 1);
      }
      return 'model' in inner || ('entries' in inner && inner.is !== 'record');
    });
  }

  /** Whether a schema holds a model. */
  function hides(schema: Schema, depth = 0): boolean {
    return schemasIn(schema).some((inner) => {
      if (!('lazy' in inner)) return 'model' in inner;
      return depth > 3 || hides(program.lazies[inner.lazy] as Schema, depth + 1);
    });
  }

  return differenceIn(ofModel(program.model, record), view, '');
}

/** What two options show together, if neither hides anything. */
function joined(one: unknown, other: unknown): unknown {
  if (mayBeAnything(one) || mayBeAnything(other)) return ANYTHING;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.map((item, index) => joined(item, other[index]));
  }
  if (!isRecord(one) || !isRecord(other)) return one ?? other;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(keys.map((key) => [key, joined(one[key], other[key])]));
}

function differenceIn(wanted: unknown, seen: unknown, at: string): string | undefined {
  if (wanted === ANYTHING || Object.is(wanted, seen)) return undefined;
  if (wanted instanceof PartOfOne) {
    return isPartOf(seen, wanted) ? undefined : `Of no option: ${at}`;
  }
  if (Array.isArray(wanted) && Array.isArray(seen) && wanted.length === seen.length) {
    return firstOf(wanted.map((item, index) => differenceIn(item, seen[index], `${at}/${index}`)));
  }
  if (!isRecord(wanted) || !isRecord(seen)) return `Not as it should be: ${at}`;
  const keys = new Set([...Object.keys(wanted), ...Object.keys(seen)]);
  return firstOf(
    [...keys].map((key) => {
      if (!Object.hasOwn(wanted, key)) return `Not to be seen: ${at}/${key}`;
      if (!Object.hasOwn(seen, key)) {
        return isOpen(wanted[key]) ? undefined : `Missing: ${at}/${key}`;
      }
      return differenceIn(wanted[key], seen[key], `${at}/${key}`);
    }),
  );
}

function isPartOf(seen: unknown, wanted: unknown): boolean {
  if (seen === undefined || wanted === ANYTHING || Object.is(seen, wanted)) return true;
  if (wanted instanceof PartOfOne) return wanted.options.some((option) => isPartOf(seen, option));
  if (Array.isArray(seen) && Array.isArray(wanted)) {
    let next = 0; // items left out of a list shift the others
    return seen.every((item) => {
      const found = wanted.findIndex((one, index) => index >= next && isPartOf(item, one));
      next = found + 1;
      return found >= 0;
    });
  }
  if (!isRecord(seen) || !isRecord(wanted)) return false;
  return Object.keys(seen).every(
    (key) => Object.hasOwn(wanted, key) && isPartOf(seen[key], wanted[key]),
  );
}

/** Not the `length` of a `new String('a')`: it is an own key, but not a field of a record. */
const isShown = (record: object, key: string): boolean =>
  Object.prototype.propertyIsEnumerable.call(record, key);

const firstOf = (faults: readonly (string | undefined)[]): string | undefined =>
  faults.find((fault) => fault !== undefined);

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
