import { VALUE_NOT_ALLOWED } from '../issue.js';
import { isClean, refuse, reportOf, since, type Report } from '../report.js';
import type { Reader } from './reader.js';

/** Roles, a bit each, and how the values are read that they may write. */
export type Narrowing = readonly [roles: number, read: Reader];

/**
 * One of the narrowings that the roles have must accept the value, after the field itself. What is
 * found of the field then does not tell the other values that it takes.
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
