/** What should be shown of a value, as far as a description can tell, compared with what is. */

/** Stands for what only the user's own functions and valibot know. */
export const ANYTHING: unique symbol = Symbol('anything');

/** What several options show together, where only some of them are known. */
class AtMost {
  readonly shown: unknown;

  constructor(shown: unknown) {
    this.shown = shown;
  }
}

/** Whether it is known whether something is shown at all. */
export const isCertain = (wanted: unknown): boolean =>
  wanted !== ANYTHING && !(wanted instanceof AtMost);

/** What two options both show. */
export function shared(one: unknown, other: unknown): unknown {
  if (!isCertain(one)) return atMost(other, one);
  if (!isCertain(other)) return atMost(one, other);
  if (Object.is(one, other)) return one;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.map((item, index) => shared(item, other[index]));
  }
  if (!isRecord(one) || !isRecord(other)) return undefined;
  const keys = Object.keys(one).filter((key) => Object.hasOwn(other, key));
  return ofEntries(keys.map((key) => [key, shared(one[key], other[key])]));
}

function atMost(one: unknown, unknown: unknown): unknown {
  if (one === ANYTHING) return unknown;
  const shown = one instanceof AtMost ? one.shown : one;
  return new AtMost(unknown instanceof AtMost ? shared(shown, unknown.shown) : shown);
}

/** What either of two options shows, neither of which hides anything. */
export function joined(one: unknown, other: unknown): unknown {
  if (!isCertain(one) || !isCertain(other)) return ANYTHING;
  if (Object.is(one, other)) return one;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.map((item, index) => joined(item, other[index]));
  }
  if (!isRecord(one) || !isRecord(other)) return one === undefined ? other : one;
  const own = { ...ofEntries(Object.entries(other)), ...one };
  return ofEntries(
    Object.entries(own).map(([key, value]) => [
      key,
      Object.hasOwn(other, key) && Object.hasOwn(one, key) ? joined(value, other[key]) : value,
    ]),
  );
}

/** An object without what is not shown. */
export const ofEntries = (entries: readonly (readonly [string, unknown])[]): object =>
  Object.fromEntries(entries.filter(([, one]) => one !== undefined));

/** Where a view is not as wanted; `undefined` if it is. */
export function differenceIn(wanted: unknown, seen: unknown, at: string): string | undefined {
  if (wanted === ANYTHING || Object.is(wanted, seen)) return undefined;
  if (wanted instanceof AtMost) {
    return isPartOf(seen, wanted.shown) ? undefined : `Too much: ${at}`;
  }
  if (Array.isArray(wanted) && Array.isArray(seen) && wanted.length === seen.length) {
    return firstOf(wanted.map((item, index) => differenceIn(item, seen[index], `${at}/${index}`)));
  }
  if (!isRecord(wanted) || !isRecord(seen)) return `Not as it should be: ${at}`;
  const keys = new Set([...Object.keys(wanted), ...Object.keys(seen)]);
  return firstOf(
    [...keys].map((key) => {
      if (!Object.hasOwn(wanted, key)) {
        return seen[key] === undefined ? undefined : `Not to be seen: ${at}/${key}`;
      }
      if (!Object.hasOwn(seen, key)) {
        return isCertain(wanted[key]) ? `Missing: ${at}/${key}` : undefined;
      }
      return differenceIn(wanted[key], seen[key], `${at}/${key}`);
    }),
  );
}

function isPartOf(seen: unknown, wanted: unknown): boolean {
  if (seen === undefined || wanted === ANYTHING || Object.is(seen, wanted)) return true;
  if (wanted instanceof AtMost) return isPartOf(seen, wanted.shown);
  if (Array.isArray(seen) && Array.isArray(wanted)) {
    return seen.every((item, index) => isPartOf(item, wanted[index]));
  }
  if (!isRecord(seen) || !isRecord(wanted)) return false;
  return Object.keys(seen).every(
    (key) => Object.hasOwn(wanted, key) && isPartOf(seen[key], wanted[key]),
  );
}

const firstOf = (faults: readonly (string | undefined)[]): string | undefined =>
  faults.find((fault) => fault !== undefined);

export const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
