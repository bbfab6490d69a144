import * as v from 'valibot';
import type { MessageIr, Primitive, SourceIr } from '../../ir/schema-ir.js';

/** A valibot schema or action, by its public properties. No kind has all of them. */
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
  /** The key schema of a record or map, or the discriminator of a variant. */
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

/**
 * Fresh schemas of each kind. Comparing with them shows what `v.config` or `v.message` has changed.
 */
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

/**
 * `{}` or `{ message }`: a text, or the source of the node, if only the live schema can tell it. So
 * it is for functions, and for texts that may end in what was received: at run time such an end is
 * cut off, and only valibot knows whether it is one.
 */
export function messageOf({ message }: Node, source: SourceIr): { message?: MessageIr } {
  if (message === undefined) return {};
  return { message: typeof message === 'string' && !MAY_BE_CUT.test(message) ? message : source };
}

const MAY_BE_CUT = /(?: but received|: Received) \S/;

/** Whether a schema runs like every other of its kind, and nothing has wrapped it. */
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
