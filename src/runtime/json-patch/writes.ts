import { segmentOf, type Issue } from '../issue.js';
import { beginsWith } from '../pointer.js';
import type { Landed } from './draft.js';
import type { Member, PatchIssue } from './patch-issue.js';

/** What part of the patch wrote to which place. Writes are kept in the order of the operations. */
export interface Write {
  /**
   * The place, adjusted for the operations that followed. It is changed in place: a long patch of
   * long pointers would copy each of them for each of its operations.
   */
  readonly path: string[];
  /**
   * What happened there: a value of the patch was put there (`given`), or one that was copied or
   * moved (`put`); the value was removed (`removed`); or items were removed from the list
   * (`touched`).
   */
  kind: 'given' | 'put' | 'removed' | 'touched';
  /** The part of the patch that did it. */
  readonly by: readonly [number, Member];
}

/** Notes that a value was put at a place, and shifts the places of items that it moved. */
export function noteWrite(writes: Write[], { path, moved }: Landed, by: Write['by']): void {
  if (moved !== undefined) shift(writes, path.slice(0, -1), moved, 1);
  writes.push({ path: [...path], kind: by[1] === 'value' ? 'given' : 'put', by });
}

/** Notes that a value was removed, and shifts the places of items that moved up. */
export function noteRemoval(writes: Write[], { path, moved }: Landed, by: Write['by']): void {
  if (moved === undefined) {
    writes.push({ path: [...path], kind: 'removed', by });
  } else {
    const list = path.slice(0, -1);
    shift(writes, list, moved, -1);
    writes.push({ path: list, kind: 'touched', by });
  }
}

/** Adjusts the places of writes to items whose index has changed. */
function shift(writes: Write[], list: readonly string[], from: number, by: 1 | -1): void {
  for (const write of writes) {
    if (write.path.length === list.length || !beginsWith(write.path, list)) continue;
    const index = Number(write.path[list.length]);
    if (by === -1 && index === from) {
      write.path.length = list.length;
      write.kind = 'touched';
    } else if (index >= from) {
      write.path[list.length] = String(index + by);
    }
  }
}

/** Turns an issue of the parser's into one about the operation that caused it. */
export function blamed(issue: Issue, writes: readonly Write[]): PatchIssue {
  const { path, isRemoval } = blameFor(issue.path, writes);
  const message = isRemoval && issue.code === 'invalid' ? 'Missing' : issue.message;
  return { code: issue.code, path, message, target: issue.path.map(String) };
}

/** The part of a patch that caused an issue. */
export interface Blame {
  readonly path: Issue['path'];
  /** Whether the cause is that the value was removed. */
  readonly isRemoval: boolean;
}

/**
 * Finds the cause of an issue at a place: the last write to that place or to something around it;
 * otherwise the last write inside it; otherwise the last one in the same field of the record.
 */
export function blameFor(place: Issue['path'], writes: readonly Write[]): Blame {
  const sought = place.map(String);
  const around = writes.findLast(
    ({ path, kind }) => kind !== 'touched' && path.length <= sought.length && agree(path, sought),
  );
  if (around) {
    const { by, kind, path } = around;
    const rest = place.slice(path.length);
    const isRemoval = kind === 'removed' && rest.length === 0;
    return { path: kind === 'given' ? [...by, ...rest] : by, isRemoval };
  }
  const inside = writes.findLast(({ path }) => path.length >= sought.length && agree(path, sought));
  if (inside) return { path: inside.by, isRemoval: false };
  const beside = writes.findLast(({ path }) => agree(path.slice(0, 1), sought));
  return { path: beside?.by.slice(0, 1) ?? [], isRemoval: false };
}

/** Whether a path and a place, in which long keys are shortened, are the same as far as both go. */
function agree(path: readonly string[], sought: readonly string[]): boolean {
  const length = Math.min(path.length, sought.length);
  for (let index = 0; index < length; index++) {
    if (segmentOf(path[index] as string) !== sought[index]) return false;
  }
  return true;
}
