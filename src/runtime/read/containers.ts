/** Records, maps, sets and tuples, read in the same way as valibot reads them. */
import { segmentOf } from '../issue.js';
import { isObject } from '../plain-object.js';
import { isTyped, since, under, wrongType, type Report } from '../report.js';
import type { Reader } from './reader.js';
import { isValidKey } from './rest.js';

export function recordOf(
  value: unknown,
  readKey: Reader,
  readValue: Reader,
  message: string,
  report: Report,
  roles: number,
): unknown {
  if (!isObject(value)) return wrongType(report, message);
  const output: Record<string, unknown> = {};
  for (const name in value) {
    if (!isValidKey(value, name)) continue;
    const before = report.count;
    const made = readKey(name, report, roles);
    const key = isTyped(report, before) ? keyOf(made, report) : undefined;
    for (const found of since(report, before)) found.path = [segmentOf(name)];
    const beforeValue = report.count;
    const item = readValue(value[name], report, roles);
    under(segmentOf(name), report, beforeValue);
    // A transformation of keys can return `__proto__`.
    if (key !== undefined && key !== '__proto__') output[key as string] = item;
  }
  return output;
}

/**
 * The key that a transformation returned. A value made from JSON may have no text:
 * `{"toString": 1}`.
 */
function keyOf(made: unknown, report: Report): string | symbol | undefined {
  if (typeof made === 'symbol') return made;
  try {
    return String(made);
  } catch {
    return wrongType(report, 'Invalid key');
  }
}

export function mapOf(
  value: unknown,
  readKey: Reader,
  readValue: Reader,
  message: string,
  report: Report,
  roles: number,
): unknown {
  if (!(value instanceof Map)) return wrongType(report, message);
  const output = new Map<unknown, unknown>();
  for (const [name, inner] of value) {
    const before = report.count;
    const key = readKey(name, report, roles);
    const item = readValue(inner, report, roles);
    under(segmentOf(name), report, before);
    output.set(key, item);
  }
  return output;
}

export function setOf(
  value: unknown,
  read: Reader,
  message: string,
  report: Report,
  roles: number,
): unknown {
  if (!(value instanceof Set)) return wrongType(report, message);
  const output = new Set<unknown>();
  for (const inner of value) {
    const before = report.count;
    output.add(read(inner, report, roles));
    under('null', report, before);
  }
  return output;
}

export function tupleOf(
  value: unknown,
  items: readonly Reader[],
  rest: 'drop' | 'refuse' | 'keep' | Reader,
  message: string,
  report: Report,
  roles: number,
  tooMany = 'Invalid type: Expected never',
): unknown {
  if (!Array.isArray(value)) return wrongType(report, message);
  const input: readonly unknown[] = value;
  const output = items.map((read, index) => {
    const before = report.count;
    const item = read(input[index], report, roles);
    under(index, report, before);
    return item;
  });
  if (rest === 'drop' || input.length <= items.length) return output;
  if (rest === 'keep') return [...output, ...input.slice(items.length)];
  if (rest === 'refuse') {
    wrongType(report, tooMany, items.length);
    return output;
  }
  for (let index = items.length; index < input.length; index++) {
    const before = report.count;
    output.push(rest(input[index], report, roles));
    under(index, report, before);
  }
  return output;
}
