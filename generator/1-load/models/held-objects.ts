/** Whatever holds more is without end: where a getter makes what it gets, there is always another. */
const MOST = 1_000_000;

/** All objects that these hold, directly or in each other, themselves among them, in their order. */
export function heldObjects(
  values: readonly unknown[],
  partsOf: (held: object) => readonly unknown[],
): ReadonlySet<object> {
  const seen = new Set<object>();
  const left = values.toReversed();
  while (left.length > 0 && seen.size < MOST) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    for (const part of partsOf(one).toReversed()) left.push(part);
  }
  return seen;
}

/** What an object says that it holds. It may be a proxy, or have getters that throw. */
export function partsIn(value: object): readonly unknown[] {
  try {
    return Object.keys(value).map((key) => partAt(value, key));
  } catch {
    return []; // it forbids looking
  }
}

function partAt(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return undefined; // what a module has not come to yet throws, too
  }
}
