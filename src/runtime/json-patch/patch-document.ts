import type { DtoDefinition } from '../dto.js';
import { invalid, MAX_ISSUES, NOT_WRITABLE } from '../issue.js';
import { refusedOperations } from './refused-operations.js';
import { draftOf } from './draft.js';
import { touchedBy, type Change } from './change.js';
import { lostIn, nullsIn, type Losing } from './losses.js';
import { mergeDocument } from './merge-document.js';
import type { ReadOperations } from './operation.js';
import type { PatchIssue } from './patch-issue.js';
import { perform } from './perform.js';
import { recordSpot } from './spot.js';
import { blameFor, type Write } from './writes.js';

/**
 * The merge patch that makes the same change as a JSON Patch, with the writes it consists of; or
 * the issues why there is none.
 */
export type PatchDocument =
  | { readonly document: unknown; readonly writes: readonly Write[] }
  | { readonly issues: readonly PatchIssue[] };

/** Checks that all operations are allowed, and performs them on a copy of the record. */
export function patchDocument(
  { operations, issues: unread }: ReadOperations,
  record: object,
  { grants, bits }: DtoDefinition,
): PatchDocument {
  // Without a declared role everything is refused, even `[]`.
  if (bits === 0) return { issues: [{ code: 'not_writable', path: [], message: NOT_WRITABLE }] };
  const spot = recordSpot(grants);
  const refused = inOrder([...unread, ...refusedOperations(operations, { record: spot, bits })]);
  if (refused.length > 0) return { issues: refused };
  const draft = draftOf(record, spot);
  const writes: Write[] = [];
  const performance = { draft, bits, writes, copying: { bits, left: MAX_COPIED } };
  for (const operation of operations) {
    const issue = perform(operation, performance);
    if (issue) return { issues: [issue] };
  }
  const change = { touched: touchedBy(writes, spot), before: record, after: draft.record, spot };
  const lost = firstOf(lossesOf(change, writes, { bits, copies: draft.copies }));
  return lost.length > 0 ? { issues: lost } : { document: mergeDocument(change, bits), writes };
}

/**
 * More values than an honest patch copies. Without a limit copies grow exponentially, since each
 * can hold all the earlier ones.
 */
const MAX_COPIED = 100_000;

function inOrder(issues: readonly PatchIssue[]): PatchIssue[] {
  const sorted = issues.toSorted(
    ({ path: [one] }, { path: [other] }) => Number(one) - Number(other),
  );
  return sorted.slice(0, MAX_ISSUES);
}

function firstOf(issues: Iterable<PatchIssue>): PatchIssue[] {
  const first: PatchIssue[] = [];
  for (const issue of issues) if (first.push(issue) === MAX_ISSUES) break;
  return first;
}

/** The issues for values that the merge patch would lose, or would take for a removal. */
function* lossesOf(
  change: Change,
  writes: readonly Write[],
  losing: Losing,
): Generator<PatchIssue> {
  for (const target of lostIn(change, losing)) {
    const [index = 0, member] = blameFor(target, writes).path;
    const path = [index, member === 'from' ? member : 'path'];
    yield { code: 'not_writable', path, message: 'Would lose what is not writable', target };
  }
  for (const target of nullsIn(change)) {
    const { path } = blameFor(target, writes);
    yield { ...invalid('Invalid type: Expected !null', path), target };
  }
}
