import { VALUE_NOT_ALLOWED } from '../issue.js';
import { isClean, refuse, reportOf, since, type Report } from '../report.js';
import type { Reader } from './reader.js';

/** Roles, one bit each, and the reader for the values that they may write. */
export type Narrowing = readonly [roles: number, read: Reader];

/**
 * Reads a value, already read by its field's schema, with the narrowings of the roles; one of them
 * has to accept it. If the field itself refused the value, the message is replaced, because it
 * could list values that these roles may not write.
 */
export function narrowed(
  value: unknown,
  narrowings: readonly Narrowing[],
  report: Report,
  before: number,
  roles: number,
  key?: string | number,
): unknown {
  if (report.count > before) {
    for (const found of since(report, before)) {
      if (found.code !== 'unknown_key') found.message = 'Invalid value';
    }
    return value;
  }
  for (const [bits, read] of narrowings) {
    if ((bits & roles) === 0) continue;
    const option = reportOf(false, report.depth, report.trials);
    const output = read(value, option, roles);
    if (isClean(option)) return output;
  }
  refuse(report, 'value_not_allowed', VALUE_NOT_ALLOWED, key);
  return value;
}
