/** A value that holds more than this is endless: a getter may make a new object each time. */
const MOST = 1_000_000;

/** How often a search says that it goes on. */
const OFTEN = 10_000;

/**
 * The objects among the values and all objects inside them, in the order they are found.
 *
 * @param goesOn Called now and then, because a long search is no getter that hangs.
 */
export function heldObjects(
  values: readonly unknown[],
  partsOf: (held: object) => readonly unknown[],
  goesOn: () => void,
): ReadonlySet<object> {
  const seen = new Set<object>();
  const left = values.toReversed();
  while (left.length > 0 && seen.size < MOST) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    if (seen.size % OFTEN === 0) goesOn();
    for (const part of partsOf(one).toReversed()) left.push(part);
  }
  return seen;
}

/** The values of an object's own keys. The object may be a proxy, or have getters that throw. */
export function partsIn(value: object): readonly unknown[] {
  try {
    return Object.keys(value).map((key) => partAt(value, key));
  } catch {
    return []; // a proxy that forbids looking
  }
}

function partAt(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return undefined; // a getter that throws, or an export that is not initialized yet
  }
}
