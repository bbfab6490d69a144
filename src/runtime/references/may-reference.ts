import type { Operation } from '../../model/field.js';
import type { Id } from '../../model/reference.js';

/** To whose key a field refers. */
export interface Referred {
  readonly model: string;
  readonly key: string;
}

/** The records that an input refers to. All of one model are asked for together, so that a query will do. */
export interface AskedReferences extends Referred {
  /** What was sent for the key of that model, each once. */
  readonly ids: readonly Id[];
  /** What the input is about to do. */
  readonly operation: Operation;
  /** Who asks, as the options of the parser said. */
  readonly principal?: unknown;
}

/** Answers which of the ids the caller may refer to. Those that it doesn't answer are refused. */
export type MayReferenceNow = (asked: AskedReferences) => Iterable<Id>;

/** The same, from a database. */
export type MayReference = (asked: AskedReferences) => Iterable<Id> | Promise<Iterable<Id>>;

/** Answered while the ids are not known yet: nothing of the input may get out. */
export const NOT_YET: ReadonlySet<Id> = new Set();

/** The ids of an answer. In JavaScript it may be anything. */
export function idsIn(answer: unknown): ReadonlySet<Id> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.iterator in answer)) throw noIds();
  const ids = [...(answer as Iterable<unknown>)];
  if (!ids.every(isId)) throw noIds();
  return new Set(ids);
}

export const isId = (value: unknown): value is Id =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';

const noIds = (): TypeError =>
  new TypeError(
    'mayReference has to answer ids, in a list or a set: no rows, no promise, no true.',
  );
