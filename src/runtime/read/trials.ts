import { isObject } from '../plain-object.js';
import { adopt, isTyped, reportOf, type Report, type Tried, type Trials } from '../report.js';

/** Creates the trials for a value that is not inside another option. */
export const newTrials = (): Trials => ({ count: 0, found: undefined });

/**
 * Counts a trial, and returns whether there were so many that results are worth remembering. If two
 * options read the same key, and its value has the same options again, a value n levels deep is
 * read 2ⁿ times (CWE-407). For honest inputs, trying again is cheaper than remembering.
 */
export const countTrial = ({ trials }: Report): boolean =>
  trials !== undefined && ++trials.count > 1_000;

/** Tries a value with a list of schemas, or reuses the result if that was tried before. */
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
