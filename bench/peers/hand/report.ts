import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from '../verdicts/verdict.js';

export interface Issue {
  readonly path: (string | number)[];
  readonly message: string;
}

/** The issues so far. The list is made only when there is a first issue. */
export interface Report {
  count: number;
  issues: Issue[];
}

export type Result =
  | { readonly success: true; readonly output: unknown }
  | { readonly success: false; readonly issues: readonly Issue[] };

const NONE: Issue[] = [];

export function newReport(): Report {
  return { count: 0, issues: NONE };
}

export function refuse(report: Report, key: string | number, message: string): void {
  add(report, { path: [key], message });
}

export function refuseWhole(report: Report, message: string): void {
  add(report, { path: [], message });
}

function add(report: Report, issue: Issue): void {
  if (report.count++ === 0) report.issues = [issue];
  else report.issues.push(issue);
}

/**
 * Adds a key to the paths of all issues that a nested parser reported. Paths grow at their end,
 * which is cheaper, and are reversed at last.
 */
export function nest(report: Report, from: number, key: string | number): void {
  for (let index = from; index < report.count; index++) report.issues[index]!.path.push(key);
}

export function resultOf(report: Report, output: unknown): Result {
  if (report.count === 0) return { success: true, output };
  for (const { path } of report.issues) if (path.length > 1) path.reverse();
  return { success: false, issues: report.issues };
}

export type Input = Record<string, unknown>;

const objectPrototype = Object.prototype;

export function isPlain(input: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === objectPrototype || prototype === null;
}

export function countKeys(input: Input): number {
  let count = 0;
  for (const _ in input) count++;
  return count;
}

export function refuseOthers(
  report: Report,
  input: Input,
  isKnown: (key: string) => boolean,
): void {
  for (const key in input) if (!isKnown(key)) refuse(report, key, 'Unknown key');
}

export function verdict(result: Result): Verdict {
  return result.success
    ? accepts(result.output)
    : refuses(result.issues.map((issue) => issue.path));
}
