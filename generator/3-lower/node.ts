import * as v from 'valibot';
import type { Primitive } from '../ir/schema-ir.js';

/** A valibot schema as introspection sees it: public properties, not all of them on every kind. */
export interface Node {
  readonly kind: string;
  readonly type: string;
  readonly async: boolean;
  readonly '~run': unknown;
  readonly message?: unknown;
  readonly pipe?: readonly Node[];
  readonly wrapped?: Node;
  readonly item?: Node;
  readonly options?: readonly unknown[];
  readonly entries?: { readonly [key: string]: Node };
  readonly key?: string;
  readonly literal?: unknown;
  readonly default?: unknown;
  readonly requirement?: unknown;
}

/** Made fresh, to notice schemas that a wrapper (`v.config`, `v.message`, `v.fallback`) has changed. */
// prettier-ignore
const SAMPLES: ReadonlyMap<string, Node> = new Map(
  [
    v.string(), v.number(), v.boolean(), v.bigint(), v.date(), v.null(), v.unknown(), v.any(),
    v.literal(''), v.picklist([]), v.enum({}), v.array(v.any()),
    v.object({}), v.strictObject({}), v.looseObject({}), v.union([]), v.variant('', []),
    v.optional(v.any()), v.exactOptional(v.any()), v.nullable(v.any()), v.nullish(v.any()),
    v.undefinedable(v.any()),
  ].map((sample) => [sample.type, sample as Node]),
);

const PIPE_RUN = String(v.pipe(v.any(), v.readonly())['~run']);

/** `{}` or `{ message }`; `null` if the message is computed, so that only the live schema has it. */
export function messageOf(node: Node): { message?: string } | null {
  if (node.message === undefined) return {};
  return typeof node.message === 'string' ? { message: node.message } : null;
}

/** Whether a schema runs as its kind does: no wrapper has changed it. */
export function isOriginal(node: Node): boolean {
  const sample = SAMPLES.get(node.type);
  return (
    sample !== undefined && String(sample['~run']) === String(node['~run']) && !('fallback' in node)
  );
}

/** The same of a pipe. */
export function isOriginalPipe(node: Node): boolean {
  return String(node['~run']) === PIPE_RUN;
}

export function isPrimitive(value: unknown): value is Primitive {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
  );
}
