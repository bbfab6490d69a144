import { MAX_ISSUES, NOT_WRITABLE } from '../issue.js';
import { isReordering, type Operation } from './operation.js';
import { NOWHERE, targetOf, type Member, type PatchIssue } from './patch-issue.js';
import { reasonFor, refusedIn } from './refused-value.js';
import {
  isClosedIn,
  isFixedIn,
  isReadable,
  isReadableWhole,
  isWritable,
  spotAt,
  spotIn,
  type Spot,
} from './spot.js';

/** The record that operations are about, and the roles that ask. */
export interface Asked {
  readonly record: Spot;
  /** The roles of the caller, one bit each. */
  readonly bits: number;
}

/** Everything in the operations that the roles may not do, whatever the record holds. */
export function refusedOperations(operations: readonly Operation[], asked: Asked): PatchIssue[] {
  const issues: PatchIssue[] = [];
  for (const operation of operations) {
    for (const issue of refusalsOf(operation, asked)) {
      if (issues.length === MAX_ISSUES) return issues;
      issues.push(issue);
    }
  }
  return issues;
}

function* refusalsOf(operation: Operation, asked: Asked): Generator<PatchIssue> {
  const { index, op, path } = operation;
  const at = (tokens: readonly string[], member: Member): Pointed => ({
    tokens,
    path: [index, member],
  });
  if (op === 'test') return yield* reading(at(path, 'path'), asked);
  const unwritable = [...writing(at(path, 'path'), asked)];
  yield* unwritable;
  if (unwritable.length === 0 && 'value' in operation) yield* giving(operation, asked);
  if (!('from' in operation)) return;
  const source = at(operation.from, 'from');
  const unreadable = isReordering(operation, asked.record) ? [] : [...reading(source, asked)];
  yield* unreadable;
  // If the source may not be read, it does not exist for the client; a second issue would tell.
  if (op === 'move' && unreadable.length === 0) yield* writing(source, asked);
}

/** A pointer, and its place in the patch. */
interface Pointed {
  readonly tokens: readonly string[];
  readonly path: readonly [number, Member];
}

/**
 * The issues of reading a place. One that may not be read is treated as not there: `test` would be
 * an oracle for its value, and `copy` would leak it. The same goes for a value with any part that
 * may not be read.
 */
function* reading({ tokens, path }: Pointed, asked: Asked): Generator<PatchIssue> {
  let spot: Spot | undefined = asked.record;
  const hidden = (
    target: readonly string[],
    truth: NonNullable<PatchIssue['truth']>,
  ): PatchIssue => ({
    ...NOWHERE,
    path,
    target: targetOf(target),
    truth,
  });
  for (const [depth, token] of tokens.entries()) {
    if (spot.kind === 'model' && !isReadable(spot, token, asked.bits)) {
      const { code, message } = reasonFor(spot, token);
      const isDeclared = code === 'not_writable';
      const truth = { code, message: isDeclared ? 'Not readable' : message };
      return yield hidden(tokens.slice(0, depth + 1), truth);
    }
    const inside = spotIn(spot, token);
    if (inside === undefined) return;
    spot = inside;
  }
  if (!isReadableWhole(spot, asked.bits)) {
    yield hidden(tokens, { code: 'not_writable', message: 'Not readable as a whole' });
  }
}

function* writing({ tokens, path }: Pointed, asked: Asked): Generator<PatchIssue> {
  let spot: Spot | undefined = asked.record;
  for (const [depth, token] of tokens.entries()) {
    const isFixed = spot.kind === 'model' && isFixedIn(spot, token, asked.bits);
    if (spot.kind === 'model' && (isFixed || !isWritable(spot, token, asked.bits))) {
      return yield {
        ...reasonFor(spot, token),
        path,
        target: targetOf(tokens.slice(0, depth + 1)),
      };
    }
    if (spot.kind === 'choice' && isClosedIn(spot, token, asked.bits)) {
      const target = targetOf(tokens.slice(0, depth + 1));
      return yield { code: 'not_writable', message: NOT_WRITABLE, path, target };
    }
    const inside = spotIn(spot, token);
    if (inside === undefined) return;
    spot = inside;
  }
}

/** The issues of a value in the patch: its fields are written along with it. */
function* giving(
  { index, path, value }: Extract<Operation, { readonly value: unknown }>,
  { record, bits }: Asked,
): Generator<PatchIssue> {
  const spot = spotAt(path, record);
  if (spot === undefined) return;
  for (const issue of refusedIn(value, spot, bits)) {
    yield {
      ...issue,
      path: [index, 'value', ...issue.path],
      target: [...targetOf(path), ...issue.path.map(String)],
    };
  }
}
