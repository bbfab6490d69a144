/** The merge patch that says what a JSON Patch did, as descriptions and RFC 6902 have it. */
import { isDeepStrictEqual } from 'node:util';
import { applied as patched, type Json, type Operation } from '../json-patch/rfc-6902.js';
import { bare, escaped, hasOwn, hiddenFrom, isObject, itemModelOf, ownOf } from './applied.js';
import type { Field, Model, Program, Schema } from './description.js';
import { grantsHeld, heldBy } from './held.js';

export function mergePatchOf(
  { model, roles, lazies }: Program,
  names: readonly string[],
  record: Json,
  patch: readonly Operation[],
): unknown {
  const held = heldBy(roles, names);
  const hides = hiddenFrom(lazies, held);
  const touched = patch.flatMap(({ op, path, from }) =>
    op === 'test' ? [] : op === 'move' ? [path, from!] : [path],
  );
  const isTouched = (place: string): boolean =>
    touched.some((one) => startsWith(one, place) || startsWith(place, one));

  function ofModel({ fields }: Model, before: unknown, after: unknown, at: string): unknown {
    const keys = [...new Set([...keysOf(before), ...keysOf(after)])];
    return Object.fromEntries(
      keys.flatMap((key): [string, unknown][] => {
        const place = `${at}/${escaped(key)}`;
        const [old, now] = [ownOf(before, key), ownOf(after, key)];
        if (!isTouched(place) && isDeepStrictEqual(old, now)) return [];
        if (!hasOwn(after, key)) return [[key, null]];
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        return [[key, field ? ofField(field, old, now, place) : now]];
      }),
    );
  }

  function ofField(field: Field, before: unknown, after: unknown, at: string): unknown {
    const schema = bare(field.schema, lazies);
    if (!('model' in schema)) return ofList(field, before, after);
    return isObject(before) && isObject(after) ? ofModel(schema.model, before, after, at) : after;
  }

  /** Items with a key keep what may not be written in them, so that need not be sent. */
  function ofList(field: Field, before: unknown, after: unknown): unknown {
    const { keyedBy } = field;
    const item = itemModelOf(field, lazies);
    if (keyedBy === undefined || !Array.isArray(before) || !Array.isArray(after)) return after;
    if (item === undefined) return after;
    return after.map((one: unknown) => {
      const name = ownOf(one, keyedBy);
      const stored = before.filter((other) => name !== undefined && ownOf(other, keyedBy) === name);
      return stored.length === 1 ? ofItem(item, stored[0], one, keyedBy) : one;
    });
  }

  function ofItem({ fields }: Model, before: unknown, after: unknown, keyedBy?: string): unknown {
    return Object.fromEntries(
      keysOf(after).flatMap((key): [string, unknown][] => {
        const [old, now] = [ownOf(before, key), ownOf(after, key)];
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        const isSent = key === keyedBy || (field && mayBeSent(field));
        if (!isSent && isDeepStrictEqual(old, now)) return [];
        const schema = field && bare(field.schema, lazies);
        const isNested = schema && 'model' in schema && isObject(old) && isObject(now);
        return [[key, isNested ? ofItem(schema.model, old, now) : now]];
      }),
    );
  }

  /** Whether a field of a stored item may be sent, with its stored value at least. */
  function mayBeSent(field: Field): boolean {
    const may = (shape: 'create' | 'update'): boolean =>
      grantsHeld(field, { held, shape }).length > 0;
    return may('create') && (may('update') || !hides(field));
  }

  const before = storedPart({ model, lazies }, record);
  return ofModel(model, before, patched(before, patch), '');
}

/**
 * A value without keys that a record of the model never has, of which no operation sees anything:
 * nobody declared them, or they are input-only.
 */
export function storedPart(
  { model, lazies }: Pick<Program, 'model' | 'lazies'>,
  value: Json,
): Json {
  const of = (schema: Schema, one: unknown): unknown => {
    const seen = bare(schema, lazies);
    if (seen.is === 'array' && seen.rest && Array.isArray(one)) {
      const { rest } = seen;
      return one.map((each: unknown) => of(rest, each));
    }
    if (!('model' in seen) || !isObject(one)) return one;
    const { fields } = seen.model;
    const stored = Object.entries(one).flatMap(([key, held]): [string, unknown][] => {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return field?.stored === true ? [[key, of(field.schema, held)]] : [];
    });
    return Object.fromEntries(stored);
  };
  return of({ is: 'model', model }, value) as Json;
}

const startsWith = (one: string, other: string): boolean => `${one}/`.startsWith(`${other}/`);

const keysOf = (value: unknown): string[] => (isObject(value) ? Object.keys(value) : []);
