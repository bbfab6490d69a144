import type { Operation } from '../../model/field.js';
import type { Id } from '../../model/reference.js';
import { isObject } from '../plain-object.js';

/** The model, and its key, that a field refers to. */
export interface Referred {
  readonly model: string;
  readonly key: string;
}

/**
 * The records that an input refers to. All references to one key of a model are asked together, so
 * that one query can answer them.
 */
export interface AskedReferences extends Referred {
  /** The ids that were sent, without duplicates. */
  readonly ids: readonly Id[];
  /** The operation that the input is for. */
  readonly operation: Operation;
  /** Who is asking: the `principal` in the parser's options. */
  readonly principal?: unknown;
}

/** Decides which of the ids the caller may refer to, and returns those. All others are refused. */
export type MayReferenceNow = (asked: AskedReferences) => Iterable<Id>;

/** Like `MayReferenceNow`, but may answer with a promise, such as one of a database query. */
export type MayReference = (asked: AskedReferences) => Iterable<Id> | Promise<Iterable<Id>>;

/** The answer while ids are only being collected. It keeps the input from being returned. */
export const NOT_YET: ReadonlySet<Id> = new Set();

/**
 * The ids of an answer.
 *
 * @throws {TypeError} If it holds anything but ids: untyped code may answer with rows or `true`.
 */
export function idsIn(answer: unknown): ReadonlySet<Id> {
  if (!isObject(answer) || !(Symbol.iterator in answer)) throw noIds();
  const ids = [...(answer as Iterable<unknown>)];
  if (!ids.every(isId)) throw noIds();
  return new Set(ids);
}

export const isId = (value: unknown): value is Id =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';

const noIds = (): TypeError =>
  new TypeError('`mayReference` has to return a list or set of ids, not rows, a promise or true.');
