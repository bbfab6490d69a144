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
export function limitsOf(asked: Partial<JsonLimits> | undefined): JsonLimits {
  if (asked === undefined) return DEFAULTS;
  return {
    bytes: limitOf(asked, 'bytes'),
    depth: limitOf(asked, 'depth'),
    keys: limitOf(asked, 'keys'),
    items: limitOf(asked, 'items'),
  };
}

/** Nothing is more than `NaN`: a setting that is missing must not let everything in. */
function limitOf(asked: Partial<JsonLimits>, name: keyof JsonLimits): number {
  const limit = asked[name] ?? DEFAULTS[name];
  if (typeof limit === 'number' && limit >= 0) return limit;
  throw new RangeError(`limits.${name} is no number that is 0 or more.`);
}
