import { invalid } from '../issue.js';
import { copied, type Copying } from './copied.js';
import { add, remove, replace, valueAt, type Draft } from './draft.js';
import { isReordering, type Moving, type Operation } from './operation.js';
import { NOWHERE, targetOf, type PatchIssue } from './patch-issue.js';
import { refusedIn } from './refused-value.js';
import { isSameJson } from './same-json.js';
import { spotAt } from './spot.js';
import { noteRemoval, noteWrite, type Write } from './writes.js';

/** The state that the operations of a patch share. */
export interface Performance {
  readonly draft: Draft;
  /** The roles of the caller, one bit each. */
  readonly bits: number;
  readonly writes: Write[];
  readonly copying: Copying;
}

/**
 * Performs an operation that the roles are allowed to do. Returns an issue if it is not possible.
 */
export function perform(operation: Operation, performance: Performance): Done {
  switch (operation.op) {
    case 'remove':
      return take(operation, [operation.index, 'path'], performance);
    case 'copy':
    case 'move':
      return transfer(operation, performance);
    case 'add':
      return put(operation, operation.value, performance);
    case 'replace':
      return overwrite(operation, operation.value, performance);
    case 'test':
      return test(operation, operation.value, performance);
  }
}

type Done = PatchIssue | undefined;
type Placed = Pick<Operation, 'op' | 'index' | 'path'>;

function put({ op, index, path }: Placed, value: unknown, { draft, writes }: Performance): Done {
  const landed = add(draft, path, value);
  if (landed === undefined) return nowhere([index, 'path'], path);
  noteWrite(writes, landed, [index, op === 'add' ? 'value' : 'path']);
  return undefined;
}

function overwrite({ index, path }: Placed, value: unknown, { draft, writes }: Performance): Done {
  if (valueAt(draft, path) === undefined) return nowhere([index, 'path'], path);
  noteWrite(writes, replace(draft, path, value), [index, 'value']);
  return undefined;
}

function take(
  { path }: { readonly path: readonly string[] },
  by: Write['by'],
  { draft, writes }: Performance,
): Done {
  if (valueAt(draft, path) === undefined) return nowhere(by, path);
  noteRemoval(writes, remove(draft, path), by);
  return undefined;
}

function transfer(operation: Moving, performance: Performance): Done {
  const { op, index, from } = operation;
  const { draft, copying } = performance;
  const found = valueAt(draft, from);
  const spot = spotAt(from, draft.spot);
  if (found === undefined || spot === undefined) return nowhere([index, 'from'], from);
  const isSame = isReordering(operation, draft.spot);
  const value = isSame ? found.value : copied(found.value, spot, copying);
  if (copying.left < 0) return invalid('Too much is copied', [index, 'from']);
  if (op === 'move') take({ path: from }, [index, 'from'], performance);
  const refusal = isSame ? undefined : unwritable(operation, value, performance);
  return refusal ?? put(operation, value, performance);
}

/**
 * The issue of a copied or moved value that holds a field that the roles may not write at its new
 * place; `undefined` if it holds none.
 */
function unwritable({ index, path }: Placed, value: unknown, { draft, bits }: Performance): Done {
  const spot = spotAt(path, draft.spot);
  for (const { code, message, path: inside } of spot ? refusedIn(value, spot, bits) : []) {
    const target = [...targetOf(path), ...inside.map(String)];
    return { code, message, path: [index, 'path'], target };
  }
  return undefined;
}

function test({ index, path }: Placed, value: unknown, { draft, bits }: Performance): Done {
  const found = valueAt(draft, path);
  const spot = spotAt(path, draft.spot);
  if (found === undefined || spot === undefined) return nowhere([index, 'path'], path);
  if (isSameJson(found.value, value, { spot, bits, depth: 0 })) return undefined;
  return { ...invalid('Test failed', [index, 'value']), target: targetOf(path) };
}

function nowhere(path: PatchIssue['path'], target: readonly string[]): PatchIssue {
  return { ...NOWHERE, path, target: targetOf(target) };
}
