import { MAX_ISSUES, type Issue, type IssueCode } from './issue.js';

/** What a compiled parser finds wrong while it goes on. Generated code hands it down. */
export interface Report {
  /** How many issues there are: what changes it tells where. */
  count: number;
  /** At most 100 that refuse and 100 of keys that are dropped; made for the first. */
  issues: Found[] | undefined;
  /** How many issues there were when a value last got the wrong type: no rule is asked of it. */
  untyped: number;
  /** The same of any issue but a dropped key. More than there are, once some are no longer told. */
  refused: number;
  /** Those whose keys are dropped instead of refused. */
  readonly dropped: Set<Found> | undefined;
  /** Whether a field is to be deleted. */
  deletes: boolean;
  /** How many schemas that go round in circles it is in. */
  depth: number;
  /** Of an option of a union or intersection: what was tried within the value. */
  readonly trials: Trials | undefined;
}

/** What was found when a value was tried. */
export interface Tried {
  readonly report: Report;
  readonly output: unknown;
  readonly typed: boolean;
}

/** What was tried within the value of a union or intersection. */
export interface Trials {
  /** How often a union or intersection was asked. */
  count: number;
  /** What came of each value and list of schemas, once that is often. */
  found: Map<object, Map<readonly unknown[], Tried>> | undefined;
}

/** A key or index, as `segmentOf` makes it of what a client sent. */
type Segment = string | number;

/** An issue about a value: what is around it puts its key in front of the path. */
interface Found extends Issue {
  path: Segment[];
  message: string;
}

/** A report on which nothing was found yet. */
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
  };
}

/** On which nothing was found, so that the next input is read with it: one is not made for each. */
let spare: Report | undefined;

/** A report on which nothing was found yet. Whoever parses meanwhile gets another. */
export function takeReport(): Report {
  const report = spare ?? reportOf(false);
  spare = undefined;
  return report;
}

/** What was read with it needs it no more. */
export function giveBack(report: Report): void {
  if (report.issues !== undefined || report.dropped !== undefined) return;
  report.deletes = false;
  spare = report;
}

/** A value is not of its schema's type. */
export function wrongType(report: Report, message: string, key?: Segment): undefined {
  refuse(report, 'invalid', message, key);
}

/** It is, but a rule refuses it. */
export function wrongValue(report: Report, message: string, key?: Segment): undefined {
  const { untyped } = report;
  refuse(report, 'invalid', message, key);
  if (report.refused !== Infinity) report.untyped = untyped;
}

/** A required key was not sent. */
export function missing(report: Report, key: string): void {
  refuse(report, 'invalid', 'Missing', key);
}

/** An object that is no model lacks a key. */
export function lacks(report: Report, key: string): void {
  refuse(report, 'invalid', `Invalid key: Expected "${key}"`, key);
}

/** The input of a model is no plain object. */
export function notObject(report: Report): undefined {
  refuse(report, 'invalid', 'Invalid type: Expected Object', undefined);
}

/** Notes why an input is refused, at a key of the value or at the value itself. */
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

/** Notes a key that is dropped, if the report is to drop them; else it is refused. */
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

/** Whether keys that were dropped are all that was found so far. */
export const isClean = (report: Report): boolean => report.refused === 0;

/** Whether no key of a client's is told any more, so that a hostile body stays cheap. */
export const isFull = ({ dropped, refused }: Report): boolean =>
  dropped === undefined ? refused === Infinity : dropped.size === MAX_ISSUES;

/** Whether the value that was looked at since then is of its schema's type. */
export const isTyped = (report: Report, before: number): boolean => report.untyped <= before;

/** Whether a transformation may run: if something was found, the value doesn't get its type any more. */
export function goesOn(report: Report, before: number): boolean {
  if (report.refused <= before) return true;
  report.untyped = report.refused;
  return false;
}

/** What was found since then was found under a key of the value around it. */
export function under(key: Segment, report: Report, before: number): void {
  const { issues = [] } = report;
  for (let index = before; index < issues.length; index++) {
    const issue = issues[index] as Found;
    const { path } = issue;
    issue.path = longer(key, path);
  }
}

/** A list of its final length is smaller than one that grows, and V8 takes longest for a spread. */
function longer(key: Segment, path: readonly Segment[]): Segment[] {
  const first = path[0];
  const second = path[1];
  if (first === undefined) return [key];
  if (second === undefined) return [key, first];
  return path.length === 2 ? [key, first, second] : [key, ...path];
}

/** What was found since then. */
export function since(report: Report, before: number): readonly Found[] {
  return report.issues?.slice(before) ?? [];
}

/** Takes over what was found while an option was tried. */
export function adopt(report: Report, option: Report, typed: boolean): void {
  const { untyped } = report;
  for (const issue of option.issues ?? []) {
    const before = report.count;
    if (option.dropped?.has(issue)) refuseOrDrop(report, issue.code, issue.message, '');
    else refuse(report, issue.code, issue.message, undefined);
    for (const found of since(report, before)) found.path = issue.path;
  }
  if (typed && report.refused !== Infinity) report.untyped = untyped;
}

/** Why an input was refused. */
export function issuesOf({ issues = [], dropped }: Report): readonly Issue[] {
  return dropped ? issues.filter((issue) => !dropped.has(issue)) : issues;
}

/** Everything that was found, with what was dropped. */
export const foundIn = ({ issues = [] }: Report): readonly Issue[] => issues;
