/**
 * What of a parsed value is part of a record. A new model is written whole, wherever it is, but for
 * its input-only fields.
 */
import type { Model } from './description.js';

/** The input-only keys of objects that were made of models. */
const inputOnly = new WeakMap<object, readonly string[]>();

export function markNew(value: object, { fields }: Model): void {
  inputOnly.set(
    value,
    Object.keys(fields).filter((key) => !fields[key]!.stored),
  );
}

/** What an intersection makes of two parts is made of both. */
export function markMerged(merged: object, ...parts: readonly object[]): void {
  inputOnly.set(
    merged,
    parts.flatMap((part) => inputOnly.get(part) ?? []),
  );
}

/** A value as a record has it, by another that equals it and is marked. */
export function asStored(value: unknown, marked: unknown): unknown {
  const others = partsOf(marked);
  const all = (parts: readonly unknown[]): unknown[] =>
    parts.map((part, index) => asStored(part, others[index]));
  if (Array.isArray(value)) return all(value);
  if (value instanceof Set) return new Set(all([...value]));
  if (value instanceof Map && marked instanceof Map) {
    const entries = asStored([...value], [...marked]);
    return new Map(entries as [unknown, unknown][]);
  }
  if (!isPlain(value) || !isPlain(marked)) return value;
  const dropped = inputOnly.get(marked) ?? [];
  const kept = Object.entries(value).filter(([key]) => !dropped.includes(key));
  return Object.fromEntries(kept.map(([key, one]) => [key, asStored(one, marked[key])]));
}

function partsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Set ? [...value] : [];
}

const isPlain = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value));
