/**
 * The date that a text names, as RFC 3339 has it: `2026-01-31T09:00:00Z`, with any offset and at most
 * the milliseconds that a `Date` holds; or `2026-01-31`, the midnight in UTC at which it begins.
 *
 * @returns Nothing for any other text, and for days and times that no calendar and clock has.
 */
export function instantOf(text: string): Date | undefined {
  if (!INSTANT.test(text)) return undefined;
  const date = new Date(text);
  return isDay(text.slice(0, 10)) ? date : undefined;
}

const INSTANT =
  /^\d{4}-[01]\d-[0-3]\d(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;

/** V8 makes March 2 of February 30. */
function isDay(day: string): boolean {
  const midnight = new Date(day);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
