import { limitsFrom } from '../limits-from.js';

/** How much a body may hold. `Infinity` is no limit. */
export interface JsonLimits {
  /** Bytes of UTF-8. Default 1,048,576. */
  readonly bytes: number;
  /** Objects and lists inside each other; `{}` is 1 deep. Default 64. */
  readonly depth: number;
  /** Keys of all objects together. Default 10,000. */
  readonly keys: number;
  /** Items of one list. Default 10,000. */
  readonly items: number;
}

const DEFAULTS: JsonLimits = { bytes: 1_048_576, depth: 64, keys: 10_000, items: 10_000 };

/** The limits that were asked for, and the usual ones. */
export const limitsOf = (asked: Partial<JsonLimits> | undefined): JsonLimits =>
  limitsFrom(asked, DEFAULTS);
