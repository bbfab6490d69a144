import { definitionOf } from '../../../src/model/model.js';
import { hasGetters, keysOfEntries } from './entries.js';
import { isOriginal, type Node } from './node.js';
import { stableSchemaOf } from './stable-schema.js';

/**
 * The schemas of a model that are printed once and referred to, because printed at each use they
 * would make huge files: ten levels of objects, each used three times, are 60,000 objects. What is
 * small in all is printed in place, which is faster and needs no names.
 *
 * @param fields The live schemas of the model's fields.
 * @param naming From when on a schema gets a name.
 */
export function oftenUsedIn(fields: readonly object[], naming: Naming): ReadonlySet<object> {
  const { sizes, roots, scalars } = measured(fields as readonly Node[]);
  const total = [...roots].reduce((sum, root) => sum + sizes.get(root)!, 0);
  if (total <= naming.mostInPlace) return NONE;
  const seen = [...sizes.keys()].flatMap(optionsSeenBy);
  const uses = usesIn(roots, new Set([...scalars, ...seen]));
  const named = [...uses].filter(
    ([node, count]) => count >= naming.leastUses && sizes.get(node)! >= naming.leastSize,
  );
  return new Set(named.map(([node]) => node));
}

/** From when on schemas get names. A size is a number of schemas, each counted at every use. */
export interface Naming {
  /** The size up to which all of a model is printed in place. */
  readonly mostInPlace: number;
  readonly leastUses: number;
  readonly leastSize: number;
}

export const NAMING: Naming = { mostInPlace: 1000, leastUses: 2, leastSize: 20 };

const NONE: ReadonlySet<object> = new Set();

interface Measured {
  /** How many schemas are printed for one, if all are printed at each use. */
  readonly sizes: ReadonlyMap<Node, number>;
  /** The fields, and what is behind lazy schemas, which is printed once in any case. */
  readonly roots: ReadonlySet<Node>;
  /** What holds no object or list. It may be a discriminator, whose values are looked at. */
  readonly scalars: ReadonlySet<Node>;
}

function measured(fields: readonly Node[]): Measured {
  const sizes = new Map<Node, number>();
  const roots = new Set(fields);
  const scalars = new Set<Node>();
  const sizeOf = (node: Node): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    sizes.set(node, 1); // in case it holds itself
    const behind = node.type === 'lazy' && !node.pipe && isOriginal(node) && stableSchemaOf(node);
    if (behind) roots.add(behind);
    const parts = partsOf(node);
    const size = parts.reduce((sum, part) => sum + sizeOf(part), 1);
    sizes.set(node, size);
    if (!CONTAINERS.has(node.type) && parts.every((part) => scalars.has(part))) scalars.add(node);
    return size;
  };
  roots.forEach(sizeOf); // also those that it adds
  return { sizes, roots, scalars };
}

/** How often each schema that may get a name is used, if each of them is printed once. */
function usesIn(roots: ReadonlySet<Node>, unnamed: ReadonlySet<Node>): ReadonlyMap<Node, number> {
  const uses = new Map<Node, number>();
  const visit = (node: Node): void => {
    if (BRANCHING.has(node.type) && !node.pipe && !unnamed.has(node)) {
      const count = uses.get(node) ?? 0;
      uses.set(node, count + 1);
      if (count > 0) return;
    }
    partsOf(node).forEach(visit);
  };
  roots.forEach(visit);
  return uses;
}

const CONTAINERS: ReadonlySet<string> = new Set([
  'object', 'strict_object', 'loose_object', 'object_with_rest', 'record', 'map',
  'array', 'tuple', 'strict_tuple', 'loose_tuple', 'tuple_with_rest', 'set',
]); // prettier-ignore

/** What holds one schema, as lists and wrappers do, is printed in place: that one gets the name. */
const BRANCHING: ReadonlySet<string> = new Set([
  ...[...CONTAINERS].filter((type) => type !== 'array' && type !== 'set'),
  'union',
  'variant',
  'intersect',
]);

/** The options of a variant or an intersection, which has to see their keys. */
function optionsSeenBy({ type, pipe, options = [] }: Node): readonly Node[] {
  if (pipe || (type !== 'variant' && type !== 'intersect')) return [];
  return (options as readonly Node[]).map(startOf);
}

const startOf = (node: Node): Node => (node.pipe?.[0] ? startOf(node.pipe[0]) : node);

/** The schemas directly inside one, as far as they are printed there. */
function partsOf(node: Node): readonly Node[] {
  if (node.pipe) return node.pipe.filter(({ kind }) => kind === 'schema');
  if (definitionOf(node) || !isOriginal(node) || hasGetters(node)) return [];
  const { wrapped, item, items = [], options = [], entries = {}, key, value, rest } = node;
  const inEntries = keysOfEntries(entries).map((name) => entries[name]);
  return [wrapped, item, ...items, ...options, ...inEntries, key, value, rest].filter(isSchema);
}

const isSchema = (part: unknown): part is Node =>
  typeof part === 'object' && part !== null && (part as Node).kind === 'schema';
