import { limitsFrom } from '../limits-from.js';

/** How much a JSON body may hold. `Infinity` means no limit. */
export interface JsonLimits {
  /** The size of the body in bytes of UTF-8. Default: 1,048,576. */
  readonly bytes: number;
  /** How deep objects and lists may be nested; `{}` is 1 deep. Default: 64. */
  readonly depth: number;
  /** The number of keys in all objects together. Default: 10,000. */
  readonly keys: number;
  /** The number of items in one list. Default: 10,000. */
  readonly items: number;
}

const DEFAULTS: JsonLimits = { bytes: 1_048_576, depth: 64, keys: 10_000, items: 10_000 };

/** The limits that were asked for, completed with the defaults. */
export const limitsOf = (asked: Partial<JsonLimits> | undefined): JsonLimits =>
  limitsFrom(asked, DEFAULTS);
