/**
 * Whether a value is an object. Declarations can be anything in JavaScript, and while mistakes are
 * collected.
 */
export const isObject = <Value>(
  value: Value,
): value is Value & { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;
