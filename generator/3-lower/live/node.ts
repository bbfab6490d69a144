import * as v from 'valibot';
import type { Primitive } from '../../ir/schema-ir.js';

/** A valibot schema or action as introspection sees it: public properties, not all of them on every kind. */
export interface Node {
  readonly kind: string;
  readonly type: string;
  readonly async: boolean;
  readonly '~run': unknown;
  readonly expects?: string | null;
  readonly message?: unknown;
  readonly pipe?: readonly Node[];
  readonly wrapped?: Node;
  readonly item?: Node;
  readonly items?: readonly Node[];
  readonly options?: readonly unknown[];
  readonly entries?: { readonly [key: string]: Node };
  readonly rest?: Node;
  /** A record's or map's schema of keys, or a variant's discriminator. */
  readonly key?: Node | string;
  readonly value?: Node;
  readonly getter?: (input: unknown) => unknown;
  readonly literal?: unknown;
  readonly default?: unknown;
  readonly fallback?: unknown;
  readonly requirement?: unknown;
  readonly locales?: unknown;
  readonly form?: unknown;
  readonly name?: unknown;
  readonly config?: unknown;
  readonly operation?: unknown;
}

/** Made fresh, to notice schemas that a wrapper (`v.config`, `v.message`, `v.fallback`) has changed. */
// prettier-ignore
const SAMPLES: ReadonlyMap<string, Node> = new Map(
  [
    v.string(), v.number(), v.boolean(), v.bigint(), v.date(), v.null(), v.unknown(), v.any(),
    v.undefined(), v.void(), v.never(), v.nan(), v.symbol(), v.function(), v.promise(), v.blob(),
    v.file(),
    v.literal(''), v.picklist([]), v.enum({}),
    v.array(v.any()), v.tuple([]), v.strictTuple([]), v.looseTuple([]), v.tupleWithRest([], v.any()),
    v.object({}), v.strictObject({}), v.looseObject({}), v.objectWithRest({}, v.any()),
    v.record(v.string(), v.any()), v.map(v.any(), v.any()), v.set(v.any()),
    v.union([]), v.variant('', []), v.intersect([]),
    v.optional(v.any()), v.exactOptional(v.any()), v.nullable(v.any()), v.nullish(v.any()),
    v.undefinedable(v.any()), v.nonOptional(v.any()), v.nonNullable(v.any()), v.nonNullish(v.any()),
    v.lazy(() => v.any()),
  ].map((sample) => [sample.type, sample as unknown as Node]),
);

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

export function isPrimitive(value: unknown): value is Primitive {
  return (
    value === null ||
    value === undefined ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
  );
}
