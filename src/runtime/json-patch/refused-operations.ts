import { MAX_ISSUES, NOT_WRITABLE } from '../issue.js';
import { isReordering, type Operation } from './operation.js';
import { NOWHERE, targetOf, type Member, type PatchIssue } from './patch-issue.js';
import { reasonFor, refusedIn } from './refused-value.js';
import {
  isClosedIn,
  isReadable,
  isReadableWhole,
  isWritable,
  spotAt,
  spotIn,
  type Spot,
} from './spot.js';

/** Who asks, and for what. */
export interface Asked {
  readonly record: Spot;
  /** The roles, a bit each. */
  readonly bits: number;
}

/** What of the operations the roles may not do, whatever the record holds. */
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
  // A place that may not be read is not there, whether or not it may be written.
  if (op === 'move' && unreadable.length === 0) yield* writing(source, asked);
}

/** A pointer, and where in the patch it is. */
interface Pointed {
  readonly tokens: readonly string[];
  readonly path: readonly [number, Member];
}

/**
 * A place that may not be read is one that is not there. To `test` it would be an oracle, to `copy`
 * it a leak; and so is a whole that has a part which may not be read.
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
    if (spot.kind === 'model' && !isWritable(spot, token, asked.bits)) {
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

/** A value that is given brings what is in it: with the record or a model, each of its fields. */
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
