/**
 * The date that a text stands for: a timestamp of RFC 3339 such as `2026-01-31T09:00:00Z`, with any
 * offset and at most milliseconds, which is what a `Date` holds; or a day such as `2026-01-31`,
 * which means its first moment in UTC.
 *
 * @returns `undefined` for any other text, and for a day or time that does not exist.
 */
export function instantOf(text: string): Date | undefined {
  if (!INSTANT.test(text)) return undefined;
  const date = new Date(text);
  return isDay(text.slice(0, 10)) ? date : undefined;
}

const INSTANT =
  /^\d{4}-[01]\d-[0-3]\d(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;

/** Whether a day exists: `new Date` reads February 30 as March 2. */
function isDay(day: string): boolean {
  const midnight = new Date(day);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
