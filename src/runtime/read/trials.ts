import { isObject } from '../plain-object.js';
import { adopt, isTyped, reportOf, type Report, type Tried, type Trials } from '../report.js';

/** The trials of a value that is part of no other option's. */
export const noTrials = (): Trials => ({ count: 0, found: undefined });

/**
 * Whether so much was tried around a value that it is to be remembered. Two options that read the same
 * key read it twice, and where that key holds the options again, 2ⁿ times at the n-th level (CWE-407).
 * What an honest value needs is tried sooner than looked up.
 */
export const isTriedOften = ({ trials }: Report): boolean =>
  trials !== undefined && ++trials.count > 1_000;

/** Tries a value with schemas, and takes over what was found: now, or when that was tried before. */
export function tryOnce(
  value: unknown,
  schemas: readonly unknown[],
  report: Report,
  read: (report: Report) => unknown,
): unknown {
  const { depth, dropped, trials } = report;
  if (trials === undefined || !isObject(value)) return read(report);
  trials.found ??= new Map();
  const found = trials.found.get(value) ?? new Map<readonly unknown[], Tried>();
  trials.found.set(value, found);
  let tried = found.get(schemas);
  if (tried === undefined) {
    const own = reportOf(dropped !== undefined, depth, trials);
    const output = read(own);
    tried = { report: own, output, typed: isTyped(own, 0) };
    found.set(schemas, tried);
  }
  adopt(report, tried.report, tried.typed);
  return tried.output;
}
