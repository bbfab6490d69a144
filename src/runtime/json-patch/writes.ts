import type { Issue } from '../issue.js';
import { beginsWith } from '../pointer.js';
import type { Landed } from './draft.js';
import { targetOf, type Member, type PatchIssue } from './patch-issue.js';

/** Who wrote where, in the order of the operations. */
export interface Write {
  /** The place, as it is called after the operations that followed. */
  path: readonly string[];
  /** Whether a value is at the place, was there, or was taken from the list that it names. */
  kind: 'given' | 'put' | 'removed' | 'touched';
  /** The part of the patch that says so. */
  readonly by: readonly [number, Member];
}

/** Notes that a value was put at a place, and what it moved on. */
export function noteWrite(writes: Write[], { path, moved }: Landed, by: Write['by']): void {
  if (moved !== undefined) shift(writes, path.slice(0, -1), moved, 1);
  writes.push({ path, kind: by[1] === 'value' ? 'given' : 'put', by });
}

/** Notes that the value at a place is gone. */
export function noteRemoval(writes: Write[], { path, moved }: Landed, by: Write['by']): void {
  if (moved === undefined) {
    writes.push({ path, kind: 'removed', by });
  } else {
    const list = path.slice(0, -1);
    shift(writes, list, moved, -1);
    writes.push({ path: list, kind: 'touched', by });
  }
}

/** The items of a list behind an index have another one now. */
function shift(writes: Write[], list: readonly string[], from: number, by: 1 | -1): void {
  for (const write of writes) {
    if (write.path.length === list.length || !beginsWith(write.path, list)) continue;
    const index = Number(write.path[list.length]);
    if (by === -1 && index === from) {
      write.path = list;
      write.kind = 'touched';
    } else if (index >= from) {
      write.path = [...list, String(index + by), ...write.path.slice(list.length + 1)];
    }
  }
}

/** An issue of the parser's, told of the operation that is to blame. */
export function blamed(issue: Issue, writes: readonly Write[]): PatchIssue {
  const { path, isRemoval } = blameFor(issue.path, writes);
  const message = isRemoval && issue.code === 'invalid' ? 'Missing' : issue.message;
  return { code: issue.code, path, message, target: issue.path.map(String) };
}

/** Which part of the patch is to blame for what is wrong at a place. */
export interface Blame {
  readonly path: Issue['path'];
  /** Whether what is wrong is that it was taken away. */
  readonly isRemoval: boolean;
}

/**
 * The last that wrote a place, or what it is in; else the last that wrote something in it, or beside
 * it in the same field.
 */
export function blameFor(place: Issue['path'], writes: readonly Write[]): Blame {
  const sought = place.map(String);
  const last = (is: (path: readonly string[], kind: Write['kind']) => boolean): Write | undefined =>
    writes.findLast(({ path, kind }) => is(targetOf(path), kind));
  const around = last((path, kind) => kind !== 'touched' && beginsWith(sought, path));
  if (around) {
    const { by, kind, path } = around;
    const rest = place.slice(path.length);
    const isRemoval = kind === 'removed' && rest.length === 0;
    return { path: kind === 'given' ? [...by, ...rest] : by, isRemoval };
  }
  const inside = last((path) => beginsWith(path, sought));
  if (inside) return { path: inside.by, isRemoval: false };
  const beside = last((path) => path[0] === sought[0]);
  return { path: beside?.by.slice(0, 1) ?? [], isRemoval: false };
}
