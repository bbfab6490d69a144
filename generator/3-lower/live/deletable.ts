import { definitionOf } from '../../../src/model/model.js';
import type { Node } from './node.js';

/**
 * Whether `null` may delete a field (RFC 7396): the field may be absent, `null` is not one of its
 * values, and it holds no model that merges, whose other fields would be deleted with it.
 */
export function isDeletable(node: Node): boolean {
  const { type, pipe, wrapped } = node;
  if ('fallback' in node) return false; // accepts anything, `null` too
  if (pipe?.[0]) return pipe.slice(1).every(isMetadata) && isDeletable(pipe[0]);
  if (type !== 'optional' && type !== 'exact_optional') return false;
  if (wrapped === undefined || node.default !== undefined) return false;
  try {
    return !mayTakeNull(wrapped, 0) && !merges(wrapped, 0);
  } catch {
    return false; // a getter that throws
  }
}

const isMetadata = ({ kind }: Node): boolean => kind === 'metadata';

/** Whether a schema may accept `null`. `v.custom()` may, because its own function decides. */
function mayTakeNull(node: Node, depth: number): boolean {
  if (depth > MAX_DEPTH || 'fallback' in node) return true;
  const inner = passedTo(node);
  if (inner) return mayTakeNull(inner, depth + 1);
  const options = (node.options ?? []) as readonly Node[];
  switch (node.type) {
    case 'literal':
      return node.literal === null;
    case 'picklist':
    case 'enum':
      return (node.options ?? []).includes(null);
    case 'union':
      return options.some((option) => mayTakeNull(option, depth + 1));
    case 'intersect':
      return options.every((option) => mayTakeNull(option, depth + 1));
    default:
      return NULL_TYPES.has(node.type);
  }
}

const NULL_TYPES: ReadonlySet<string> = new Set([
  'null',
  'any',
  'unknown',
  'custom',
  'nullable',
  'nullish',
]);

/** Whether an update merges into the value, because it is a model. */
function merges(node: Node, depth: number): boolean {
  if (depth > MAX_DEPTH || definitionOf(node)) return true;
  const inner = passedTo(node) ?? node.wrapped;
  return inner !== undefined && merges(inner, depth + 1);
}

/** The inner schema that gets `null` unchanged. */
function passedTo({ type, pipe, getter, wrapped }: Node): Node | undefined {
  if (pipe?.[0]) return pipe[0];
  if (type === 'lazy') return getter?.(null) as Node | undefined;
  return type === 'nullable' || type === 'nullish' ? undefined : wrapped;
}

/** Schemas may be recursive. */
const MAX_DEPTH = 32;
