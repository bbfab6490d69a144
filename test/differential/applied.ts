/** A second implementation of `apply`, based on descriptions and independent of the product. */
import { isDeepStrictEqual } from 'node:util';
import { defaultOf, fallbackOf, isDeletable } from './absence.js';
import type { Asker, Field, Model, Program, Schema } from './description.js';
import { grantsHeld, heldBy } from './held.js';

export interface Applied {
  readonly record: unknown;
  /** Code and JSON Pointer of each mistake that only the record shows. */
  readonly refused: readonly string[];
  /** How many items were matched by their keys. */
  readonly kept: number;
}

/** How a model was sent: in part, in full, as a stored item, or as a new item. */
type How = 'update' | 'replace' | 'item' | 'create';

export function applied(
  { model, roles, lazies }: Program,
  asker: Asker & { readonly shape: 'update' | 'replace' },
  stored: unknown,
  sent: unknown,
): Applied {
  const refused: string[] = [];
  let kept = 0;
  const held = heldBy(roles, asker.roles);
  const may = (field: Field, shape: 'create' | 'update'): boolean =>
    grantsHeld(field, { held, shape, record: asker.record }).length > 0;
  /** Whether they may update it to any value. Having none is not one that a narrowing allows. */
  const mayAny = (field: Field): boolean =>
    grantsHeld(field, { held, shape: 'update', record: asker.record }).some(
      ({ narrowing }) => narrowing === undefined,
    );

  const hides = hiddenFrom(lazies, held);
  const itemOf = (field: Field): Model | undefined => itemModelOf(field, lazies);

  function ofModel(
    { fields }: Model,
    old: unknown,
    now: unknown,
    how: How,
    at: string,
    keyedBy?: string,
  ): unknown {
    if (!isObject(now)) return now;
    const keys = new Set([...Object.keys(Object(old)), ...Object.keys(now)]);
    const entries = [...keys].flatMap((key): [string, unknown][] => {
      const kept: [string, unknown][] = hasOwn(old, key) ? [[key, ownOf(old, key)]] : [];
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (!field) return kept;
      if (!Object.hasOwn(now, key)) return goes(field, ownOf(old, key), how) ? [] : kept;
      if (now[key] === null && isDeletable(field.schema, lazies)) return [];
      if (!field.stored) return kept;
      const place = `${at}/${escaped(key)}`;
      return [[key, ofField(field, ownOf(old, key), now[key], how, place, key === keyedBy)]];
    });
    return Object.fromEntries(entries);
  }

  /** Whether a field that was not sent should be removed. */
  function goes(field: Field, old: unknown, how: How): boolean {
    if (how === 'replace' && isNeverAbsent(field.schema)) return false;
    return how !== 'update' && isTheirs(field, old, how);
  }

  /** Whether the roles may remove a field with everything stored in it. */
  function isTheirs(field: Field, old: unknown, how: How): boolean {
    if (!mayAny(field) || (how === 'item' && !may(field, 'create'))) return false;
    const schema = bare(field.schema, lazies);
    if (!('model' in schema) || !isObject(old)) return true;
    const { fields } = schema.model;
    return Object.keys(old)
      .filter((key) => old[key] !== undefined)
      .every((key) => Object.hasOwn(fields, key) && isTheirs(fields[key]!, old[key], how));
  }

  function ofField(
    field: Field,
    old: unknown,
    now: unknown,
    how: How,
    at: string,
    isKey: boolean,
  ): unknown {
    const schema = bare(field.schema, lazies);
    const next =
      'model' in schema
        ? ofModel(schema.model, old, now, how === 'item' && !isObject(old) ? 'create' : how, at)
        : ofItems(field, old, now, at);
    if (how !== 'item' || may(field, 'update')) return next;
    const mayCompare = isKey || !may(field, 'create') || !hides(field);
    if (mayCompare && isDeepStrictEqual(old, next)) return next;
    refused.push(`not_writable ${at}`);
    return old;
  }

  function ofItems(field: Field, old: unknown, now: unknown, at: string): unknown {
    const { keyedBy } = field;
    const item = itemOf(field);
    if (!item || !Array.isArray(now)) return now;
    const names = now.map((one) => (keyedBy === undefined ? undefined : ownOf(one, keyedBy)));
    return now.map((one: unknown, index) => {
      const name: unknown = names[index];
      const place = `${at}/${index}`;
      if (name === undefined) return ofModel(item, undefined, one, 'create', place);
      const alike = listOf(old).filter((other) => ownOf(other, keyedBy!) === name);
      if (alike.length === 1 && names.indexOf(name) === index) {
        kept++;
        return ofModel(item, alike[0], one, 'item', place, keyedBy);
      }
      refused.push(`value_not_allowed ${place}/${keyedBy}`);
      return undefined;
    });
  }

  const record = ofModel(model, stored, sent, asker.shape, '');
  return { record, refused, kept };
}

/** Asks whether somebody may not read all that they may send for a field of an item. */
export function hiddenFrom(
  lazies: readonly Schema[],
  held: readonly string[],
): (field: Field) => boolean {
  const isShown = ({ readers = [] }: Field): boolean =>
    readers === 'anyone' || readers.some((role) => held.includes(role));

  function areShown(model: Model, asked: readonly Model[]): boolean {
    if (asked.includes(model)) return true;
    return Object.values(model.fields).every((field) => {
      if (!field.stored || grantsHeld(field, { held, shape: 'create' }).length === 0) return true;
      const schema = bare(field.schema, lazies);
      const inside = 'model' in schema ? schema.model : itemModelOf(field, lazies);
      return isShown(field) && (!inside || areShown(inside, [...asked, model]));
    });
  }

  return (field) => {
    // Items with a key are asked field by field.
    const item = field.keyedBy === undefined ? itemModelOf(field, lazies) : undefined;
    return !isShown(field) || (item !== undefined && !areShown(item, []));
  };
}

/** The model of a list's items. */
export function itemModelOf({ schema }: Field, lazies: readonly Schema[]): Model | undefined {
  const list = bare(schema, lazies);
  const isList = 'rest' in list && list.rest && list.is === 'array';
  const item = isList ? bare(list.rest, lazies) : undefined;
  return item && 'model' in item ? item.model : undefined;
}

/** Whether a missing field is always filled in when a record is created. */
const isNeverAbsent = (schema: Schema): boolean =>
  defaultOf(schema, 'undefinedable') !== undefined || fallbackOf(schema) !== undefined;

/** The JSON Pointers where two records differ, as deep as possible. */
export function differing(before: unknown, after: unknown, at: string = ''): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((one, index) => differing(one, after[index], `${at}/${index}`));
  }
  if (!isObject(before) || !isObject(after)) return [at];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const inParts = keys.flatMap((key) => {
    const inside = `${at}/${escaped(key)}`;
    const areBoth = hasOwn(before, key) && hasOwn(after, key);
    return areBoth ? differing(before[key], after[key], inside) : [inside];
  });
  return inParts.length > 0 ? inParts : [at]; // a class or a prototype differs
}

/** A schema without its wrappers. */
export function bare(schema: Schema, lazies: readonly Schema[]): Schema {
  if ('lazy' in schema) return bare(lazies[schema.lazy] as Schema, lazies);
  return 'inner' in schema ? bare(schema.inner, lazies) : schema;
}

export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

export const hasOwn = (value: unknown, key: string): boolean =>
  isObject(value) && Object.hasOwn(value, key);

export function ownOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
