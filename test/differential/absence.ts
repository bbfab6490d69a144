/** A part of the reference: what may be absent, what is filled in, and what `null` deletes. */
import type { Schema } from './description.js';

/** A pipe or the like looks from outside like the schema it starts with. */
export const face = (schema: Schema): Schema => ('steps' in schema ? face(schema.inner) : schema);

export const mayBeAbsent = (schema: Schema, ...others: readonly string[]): boolean =>
  ['optional', 'exactOptional', 'nullish', ...others].includes(face(schema).is);

export function defaultOf(schema: Schema, ...others: readonly string[]): unknown {
  const seen = face(schema);
  return mayBeAbsent(seen, ...others) && 'default' in seen ? seen.default : undefined;
}

export function fallbackOf(schema: Schema): unknown {
  if (!('steps' in schema)) return undefined;
  return schema.is === 'fallback' ? schema.fallback : fallbackOf(schema.inner);
}

/**
 * In an update, `null` deletes what may be absent, unless `null` is a value or a model would go
 * with it.
 */
export function isDeletable(schema: Schema, lazies: readonly Schema[]): boolean {
  if ('steps' in schema) {
    const isNoted = schema.steps.every((step) => 'note' in step);
    return schema.is !== 'fallback' && isNoted && isDeletable(schema.inner, lazies);
  }
  if (schema.is !== 'optional' && schema.is !== 'exactOptional') return false;
  if (!('inner' in schema) || schema.default !== undefined) return false;
  return !takesNull(schema.inner, lazies) && !isMerged(schema.inner, lazies);
}

/**
 * Whether a schema may accept `null`, as far as descriptions tell. The user's own functions decide
 * themselves.
 */
function takesNull(schema: Schema, lazies: readonly Schema[], depth = 0): boolean {
  const goOn = (inner: Schema | undefined): boolean =>
    inner === undefined || depth > 40 || takesNull(inner, lazies, depth + 1);
  if ('steps' in schema) return schema.is === 'fallback' || goOn(schema.inner);
  if ('lazy' in schema) return goOn(lazies[schema.lazy]);
  if (/^(null|nullable|nullish|any|unknown|custom)$/.test(schema.is)) return true;
  if ('inner' in schema) return goOn(schema.inner);
  if ('values' in schema) return schema.values.includes(null);
  if (schema.is === 'union') return schema.options.some(goOn);
  return schema.is === 'intersect' && schema.options.every(goOn);
}

/** Whether an update merges into the value. */
function isMerged(schema: Schema, lazies: readonly Schema[], depth = 0): boolean {
  if ('model' in schema || depth > 40) return true;
  const inner =
    'lazy' in schema ? lazies[schema.lazy] : 'inner' in schema ? schema.inner : undefined;
  return inner !== undefined && isMerged(inner, lazies, depth + 1);
}
