import { MAX_ISSUES, type Issue } from '../issue.js';
import { pointerOf } from '../pointer.js';
import { foundIn, type Report, type Untaken } from '../report.js';

/**
 * The keys and values that no option of a union takes. Of a value that fits no option, an issue
 * says only that, as valibot does. The audit log is told what was tried, too (CWE-915).
 *
 * An option that finds a key unknown may not be the one that was meant. So it doesn't keep what
 * others refuse off the log: a `v.strictObject` tells the first unknown key only.
 *
 * @param options The reports of all options, with paths that begin at the union.
 */
export function untakenBy(options: readonly Report[]): readonly Untaken[] {
  const tried = options.filter(isAboutParts);
  const value = newPart();
  for (const option of tried) note(option, value);
  return [...refusedBy(tried.length, tried.filter(isMeant).length, value)];
}

/** An option that refuses the value as a whole says nothing about its parts. */
const isAboutParts = (option: Report): boolean =>
  foundIn(option).every(({ path }) => path.length > 0);

const isMeant = (option: Report): boolean =>
  !foundIn(option).some(({ code, path }) => code === 'unknown_key' && path.length === 1);

/** A part of a value. Parts are a tree, because paths may be long. */
interface Part {
  /** The options that refuse it, and those of them that know every key of the value. */
  readonly options: Set<Report>;
  readonly meant: Set<Report>;
  issue: Issue | undefined;
  /** If it is a union that nothing fits: what is inside, and the options that say so. */
  readonly unions: Untaken[];
  readonly unfit: Set<Report>;
  readonly parts: Map<string | number, Part>;
}

const newPart = (): Part => ({
  options: new Set(),
  meant: new Set(),
  issue: undefined,
  unions: [],
  unfit: new Set(),
  parts: new Map(),
});

function note(option: Report, value: Part): void {
  const knows = isMeant(option);
  for (const issue of foundIn(option)) {
    const { code, path } = issue;
    const inside = option.untaken?.get(issue);
    if (inside !== undefined) {
      const part = partAt(path, value);
      part.unions.push({ path, inside });
      if (knows) part.unfit.add(option);
    } else if (code !== 'invalid') {
      const part = partAt(path, value);
      part.options.add(option);
      if (knows) part.meant.add(option);
      if (part.issue === undefined || part.issue.code === 'unknown_key') part.issue = issue;
    }
  }
}

function partAt(path: Issue['path'], value: Part): Part {
  let part = value;
  for (const segment of path) {
    const next = part.parts.get(segment) ?? newPart();
    part.parts.set(segment, next);
    part = next;
  }
  return part;
}

/** What so many options refuse: by itself, or with something that it is in. */
function* refusedBy(options: number, meant: number, part: Part): Iterable<Untaken> {
  const { issue } = part;
  const isRefused =
    issue?.code === 'unknown_key' ? part.options.size === options : part.meant.size === meant;
  if (issue !== undefined && isRefused) yield { path: issue.path, issue };
  if (part.meant.size + part.unfit.size === meant) yield* part.unions;
  for (const inside of part.parts.values()) {
    yield* refusedBy(options - part.options.size, meant - part.meant.size, inside);
  }
}

/** All issues for the audit log, with at most 100 about values that fit no option of a union. */
export function auditedIn(report: Report): readonly Issue[] {
  const { untaken } = report;
  if (untaken === undefined) return foundIn(report);
  const places = new Set<string>();
  let left = 10 * MAX_ISSUES; // intersections may tell the same of a union more than once
  return foundIn(report).flatMap((issue) => {
    const told = [issue];
    for (const one of issuesIn(untaken.get(issue) ?? [], issue.path)) {
      if (places.size === MAX_ISSUES || left === 0) break;
      left--;
      const place = pointerOf(one.path);
      if (!places.has(place)) told.push(one);
      places.add(place);
    }
    return told;
  });
}

function* issuesIn(untaken: readonly Untaken[], beginning: Issue['path']): Iterable<Issue> {
  for (const { path, issue, inside } of untaken) {
    const whole = [...beginning, ...path];
    if (issue !== undefined) yield { ...issue, path: whole };
    if (inside !== undefined) yield* issuesIn(inside, whole);
  }
}
