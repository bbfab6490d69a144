import { MAX_ISSUES, type Issue, type IssueCode } from './issue.js';

/** What a compiled parser has found wrong with an input so far. Generated code passes it down. */
export interface Report {
  /**
   * The number of issues. Callers compare it before and after a step to see what the step found.
   */
  count: number;
  /**
   * At most 100 issues that refuse the input, and 100 for dropped keys. Created with the first
   * issue.
   */
  issues: Found[] | undefined;
  /**
   * The value of `count` when a value last had the wrong type; rules are skipped for such a value.
   */
  untyped: number;
  /**
   * The value of `count` at the last issue that refuses the input; `Infinity` once there are more
   * of them than are listed.
   */
  refused: number;
  /** The issues whose keys are dropped instead of refused; `undefined` if every key is refused. */
  readonly dropped: Set<Found> | undefined;
  /** Whether the input deletes a field, by sending `null`. */
  deletes: boolean;
  /** How deep the parser is in schemas that contain themselves. */
  depth: number;
  /** For an option of a union or intersection: what has been tried within the value. */
  readonly trials: Trials | undefined;
  /** For the audit log: what no option of a union takes, by the issue that says that none fits. */
  untaken: Map<Issue, readonly Untaken[]> | undefined;
}

/** The result of trying a value against one or more schemas. */
export interface Tried {
  readonly report: Report;
  readonly output: unknown;
  readonly typed: boolean;
}

/** What has been tried within the value of a union or intersection. */
export interface Trials {
  /** How often a union or intersection has been tried. */
  count: number;
  /** The result for each value and list of schemas, recorded once `count` is high. */
  found: Map<object, Map<readonly unknown[], Tried>> | undefined;
}

/** What no option of a union takes: a key or value, or what is inside of a union that nothing fits. */
export interface Untaken {
  readonly path: Issue['path'];
  readonly issue?: Issue;
  readonly inside?: readonly Untaken[];
}

/** A key or index of a path, as `segmentOf` returns it for what a client sent. */
type Segment = string | number;

/** An issue whose path still grows: each enclosing value prepends its own key. */
interface Found extends Issue {
  path: Segment[];
  message: string;
}

/** Creates an empty report. */
export function reportOf(strips: boolean, depth = 0, trials?: Trials): Report {
  const dropped = strips ? new Set<Found>() : undefined;
  return {
    count: 0,
    issues: undefined,
    untyped: 0,
    refused: 0,
    dropped,
    deletes: false,
    depth,
    trials,
    untaken: undefined,
  };
}

/** An empty report, kept for the next input so that not every parse has to allocate one. */
let spare: Report | undefined;

/**
 * Takes the spare report. Creates one if there is none: the last parse found something, or one that
 * is still running has taken it.
 */
export function takeReport(): Report {
  const report = spare ?? reportOf(false);
  spare = undefined;
  return report;
}

/**
 * Gives back a report that is no longer needed. It becomes the spare, unless it holds issues or is
 * one for strip mode.
 */
export function giveBack(report: Report): void {
  if (report.issues !== undefined || report.dropped !== undefined) return;
  report.deletes = false;
  spare = report;
}

/** Notes that a value does not have its schema's type. */
export function wrongType(report: Report, message: string, key?: Segment): undefined {
  refuse(report, 'invalid', message, key);
}

/** Notes that a value has its schema's type, but a rule refuses it. */
export function wrongValue(report: Report, message: string, key?: Segment): undefined {
  const { untyped } = report;
  refuse(report, 'invalid', message, key);
  if (report.refused !== Infinity) report.untyped = untyped;
}

/** Notes that a model's required key was not sent. */
export function missing(report: Report, key: string): void {
  refuse(report, 'invalid', 'Missing', key);
}

/** Notes that a required key is missing from an object that is not a model. */
export function lacks(report: Report, key: string): void {
  refuse(report, 'invalid', `Invalid key: Expected "${key}"`, key);
}

/** Notes that the input for a model is not a plain object. */
export function notObject(report: Report): undefined {
  refuse(report, 'invalid', 'Invalid type: Expected Object', undefined);
}

/** Notes why an input is refused: at a key of the current value, or at the value itself. */
export function refuse(
  report: Report,
  code: IssueCode,
  message: string,
  key: Segment | undefined,
): void {
  if (report.issues === undefined) {
    tell(report, code, message, key);
    report.untyped = report.refused = 1;
    return;
  }
  const told = report.count - (report.dropped?.size ?? 0);
  if (told < MAX_ISSUES) tell(report, code, message, key);
  report.untyped = report.refused = told < MAX_ISSUES ? report.count : Infinity;
}

/** Notes a key that is not accepted: dropped if the report drops keys, refused otherwise. */
export function refuseOrDrop(report: Report, code: IssueCode, message: string, key: string): void {
  const { dropped } = report;
  if (dropped === undefined) refuse(report, code, message, key);
  else if (dropped.size < MAX_ISSUES) dropped.add(tell(report, code, message, key));
}

function tell(report: Report, code: IssueCode, message: string, key: Segment | undefined): Found {
  const issue: Found = { code, path: key === undefined ? [] : [key], message };
  report.count++;
  if (report.issues === undefined) report.issues = [issue];
  else report.issues.push(issue);
  return issue;
}

/** Whether nothing refuses the input; dropped keys don't count. */
export const isClean = (report: Report): boolean => report.refused === 0;

/** Whether no further keys are listed, which keeps a hostile body cheap. */
export const isFull = ({ dropped, refused }: Report): boolean =>
  dropped === undefined ? refused === Infinity : dropped.size === MAX_ISSUES;

/** Whether the value read since `count` was `before` has its schema's type. */
export const isTyped = (report: Report, before: number): boolean => report.untyped <= before;

/**
 * Whether a transformation may run on the value read since `count` was `before`. If anything
 * refused the value, it may not, and the value counts as wrongly typed from then on.
 */
export function goesOn(report: Report, before: number): boolean {
  if (report.refused <= before) return true;
  report.untyped = report.refused;
  return false;
}

/** Prepends a key to the path of every issue found since `count` was `before`. */
export function under(key: Segment, report: Report, before: number): void {
  const { issues = [] } = report;
  for (let index = before; index < issues.length; index++) {
    const issue = issues[index] as Found;
    const { path } = issue;
    issue.path = longer(key, path);
  }
}

/**
 * Spelt out for short paths: a literal takes less memory than a list that grows, and a spread is
 * what V8 is slowest at.
 */
function longer(key: Segment, path: readonly Segment[]): Segment[] {
  const first = path[0];
  const second = path[1];
  if (first === undefined) return [key];
  if (second === undefined) return [key, first];
  return path.length === 2 ? [key, first, second] : [key, ...path];
}

/** The issues found since `count` was `before`. */
export function since(report: Report, before: number): readonly Found[] {
  return report.issues?.slice(before) ?? [];
}

/** Takes over the issues that were found while an option was tried. */
export function adopt(report: Report, option: Report, typed: boolean): void {
  const { untyped } = report;
  for (const issue of option.issues ?? []) {
    const before = report.count;
    if (option.dropped?.has(issue)) refuseOrDrop(report, issue.code, issue.message, '');
    else refuse(report, issue.code, issue.message, undefined);
    for (const found of since(report, before)) {
      found.path = issue.path;
      noteUntaken(report, found, option.untaken?.get(issue));
    }
  }
  if (typed && report.refused !== Infinity) report.untyped = untyped;
}

/** Notes for the audit log what an issue about a union does not tell. */
export function noteUntaken(
  report: Report,
  issue: Issue,
  untaken: readonly Untaken[] | undefined,
): void {
  if (untaken === undefined || untaken.length === 0) return;
  report.untaken ??= new Map();
  report.untaken.set(issue, untaken);
}

/** The issues that refuse the input. */
export function issuesOf({ issues = [], dropped }: Report): readonly Issue[] {
  return dropped ? issues.filter((issue) => !dropped.has(issue)) : issues;
}

/** All issues, including those for dropped keys. */
export const foundIn = ({ issues = [] }: Report): readonly Issue[] => issues;
