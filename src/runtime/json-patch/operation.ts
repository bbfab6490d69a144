import { invalid, MAX_ISSUES } from '../issue.js';
import { MAX_DEPTH, TOO_DEEP } from '../max-depth.js';
import { isPlainObject, ownValue } from '../plain-object.js';
import { beginsWith, tokensOf } from '../pointer.js';
import type { Member, PatchIssue } from './patch-issue.js';
import { spotAt, type Spot } from './spot.js';

/** An operation of RFC 6902, with its pointers split into tokens. */
export type Operation = Giving | Taking | Moving;

interface Placed {
  /** The position of the operation in the patch. */
  readonly index: number;
  readonly path: readonly string[];
}

interface Giving extends Placed {
  readonly op: 'add' | 'replace' | 'test';
  readonly value: unknown;
}

interface Taking extends Placed {
  readonly op: 'remove';
}

export interface Moving extends Placed {
  readonly op: 'copy' | 'move';
  readonly from: readonly string[];
}

/** The operations of a patch, and the issues of items that are not operations. */
export interface ReadOperations {
  readonly operations: readonly Operation[];
  readonly issues: readonly PatchIssue[];
}

/** Reads a patch. Unknown members of an operation are ignored (RFC 6902, section 4). */
export function readOperations(patch: unknown, maxOperations: number): ReadOperations {
  const operations: Operation[] = [];
  const issues: PatchIssue[] = [];
  if (!Array.isArray(patch)) {
    issues.push(invalid('Invalid type: Expected Array', []));
  } else if (patch.length > maxOperations) {
    issues.push(invalid(`Invalid length: Expected <=${maxOperations}`, []));
  } else {
    for (let index = 0; index < patch.length && issues.length < MAX_ISSUES; index++) {
      const read = readOperation(patch[index], index);
      if ('code' in read) issues.push(read);
      else operations.push(read);
    }
  }
  return { operations, issues };
}

function readOperation(item: unknown, index: number): Operation | PatchIssue {
  if (!isPlainObject(item)) return invalid('Invalid type: Expected Object', [index]);
  const { op, path, from, value } = membersOf(item);
  if (op === undefined) return invalid('Missing', [index, 'op']);
  if (!isOp(op)) return invalid(`Invalid type: Expected (${EXPECTED})`, [index, 'op']);
  const target = readPointer(path, [index, 'path']);
  if ('code' in target) return target;
  if (op === 'remove') return { index, op, path: target.tokens };
  if (op === 'add' || op === 'replace' || op === 'test') {
    if (value === undefined) return invalid('Missing', [index, 'value']);
    return { index, op, path: target.tokens, value };
  }
  const source = readPointer(from, [index, 'from']);
  if ('code' in source) return source;
  const isInside = source.tokens.length < target.tokens.length;
  if (op === 'move' && isInside && beginsWith(target.tokens, source.tokens)) {
    return invalid('Nothing moves into itself', [index, 'path']);
  }
  return { index, op, path: target.tokens, from: source.tokens };
}

/** The members of an operation. Inherited ones were not sent (CWE-1321). */
function membersOf(item: Record<string, unknown>): Partial<Record<Member, unknown>> {
  const own = (name: Member): unknown => ownValue(item, name);
  return { op: own('op'), path: own('path'), from: own('from'), value: own('value') };
}

const OPS = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const;
const EXPECTED = OPS.map((op) => `"${op}"`).join(' | ');

const isOp = (op: unknown): op is Operation['op'] => OPS.some((name) => name === op);

function readPointer(
  pointer: unknown,
  place: PatchIssue['path'],
): { readonly tokens: readonly string[] } | PatchIssue {
  if (pointer === undefined) return invalid('Missing', place);
  if (typeof pointer !== 'string') return invalid('Invalid type: Expected string', place);
  const tokens = tokensOf(pointer);
  if (tokens === undefined) return invalid('Invalid JSON Pointer', place);
  return tokens.length > MAX_DEPTH ? invalid(TOO_DEEP, place) : { tokens };
}

/** Whether an operation only reorders a list of models. That reveals no values and writes none. */
export function isReordering({ op, from, path }: Moving, record: Spot): boolean {
  const list = from.slice(0, -1);
  const isBeside = from.length === path.length && beginsWith(path, list);
  return op === 'move' && isBeside && spotAt(list, record)?.kind === 'list';
}
