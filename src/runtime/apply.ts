import type { Parsed } from '../types/parsed.js';
import type { DtoDefinition } from './dto.js';
import { grantIn, type FieldGrant, type ModelGrants } from './model-grants.js';
import { originOf } from './origin.js';
import { isPlainObject } from './plain-object.js';
import { isWhole } from './whole.js';

/**
 * The record as it is after a parsed `update` or `replace`. Server-controlled values stay as they
 * are, nested ones included, and input-only fields (`stored: false`) are left out.
 *
 * After an `update` (RFC 7396) nested models merge, and `null` deletes what may be absent; everything
 * else is replaced whole: lists, and the objects of variants, unions and schemas that are no models. After a `replace` (RFC 9110, PUT)
 * the same, and what the roles may write and did not send is gone.
 *
 * @param record The stored record. It is not touched.
 * @param changes What `parse` returned for a Dto, as it is: a copy no longer knows where it is from.
 *
 * @returns The record after the change, as a new object.
 *
 * @example
 * ```ts
 * import { apply, type Parsed } from 'gen-dtos/runtime';
 *
 * declare const changes: Parsed<{ preferences?: { theme?: string } }>; // { preferences: { theme: 'dark' } }
 * apply({ id: '1', preferences: { theme: 'light', beta: false } }, changes);
 * // { id: '1', preferences: { theme: 'dark', beta: false } }
 * ```
 */
export function apply<Record extends object, Dto extends object>(
  record: Record,
  changes: Parsed<Dto>,
): Record {
  const origin = originOf(changes);
  return merge(record, changes, origin && mergingOf(origin)) as Record;
}

/** The fields of the model that is being merged. */
interface Merging {
  readonly grants: ModelGrants;
  /** The roles, a bit each, whose fields are gone unless they were sent; none after an update. */
  readonly replacing: number;
}

const mergingOf = ({ grants, shape, bits }: DtoDefinition): Merging => ({
  grants,
  replacing: shape === 'replace' ? bits : 0,
});

function merge(target: unknown, changes: unknown, merging: Merging | undefined): unknown {
  if (!isPlainObject(changes) || isWhole(changes)) return changes;
  const base = isRecord(target) ? target : {};
  const merged = storedEntries(changes, merging?.grants).map(([key, value]): [string, unknown] => {
    const grants = grantIn(merging?.grants, key)?.model?.();
    const stored = Object.hasOwn(base, key) ? base[key] : undefined;
    return [key, merge(stored, value, merging && grants && { ...merging, grants })];
  });
  const kept = merging ? keptEntries(base, changes, merging) : Object.entries(base);
  return Object.fromEntries([...kept, ...merged]);
}

/** What stays as it is, or is about to be overwritten: not what was deleted, nor what a replacement lacks. */
function keptEntries(base: object, changes: object, merging: Merging): [string, unknown][] {
  const { grants, replacing } = merging;
  return Object.entries(base).filter(([key]) =>
    Object.hasOwn(changes, key)
      ? !isDeleted((changes as Record<string, unknown>)[key], grantIn(grants, key))
      : ((grantIn(grants, key)?.update ?? 0) & replacing) === 0,
  );
}

const isDeleted = (value: unknown, grant: FieldGrant | undefined): boolean =>
  value === null && grant?.deletable === true;

/** What of an object is stored, and of the items of its lists. */
function storedEntries(object: object, grants: ModelGrants | undefined): [string, unknown][] {
  return Object.entries(object)
    .filter(([key, value]) => {
      const grant = grantIn(grants, key);
      return grant?.stored !== false && !isDeleted(value, grant);
    })
    .map(([key, value]) => {
      const item = grantIn(grants, key)?.list?.();
      return [
        key,
        item && Array.isArray(value) ? value.map((one) => storedItem(one, item)) : value,
      ];
    });
}

function storedItem(item: unknown, grants: ModelGrants | undefined): unknown {
  if (grants === undefined || !isPlainObject(item)) return item;
  const entries = storedEntries(item, grants).map(([key, value]): [string, unknown] => [
    key,
    storedItem(value, grantIn(grants, key)?.model?.()),
  ]);
  return Object.fromEntries(entries);
}

/** Databases return instances of classes, too. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
