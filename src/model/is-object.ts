/** Whether it has keys: in JavaScript, and while mistakes are collected, a declaration may be anything. */
export const isObject = <Value>(
  value: Value,
): value is Value & { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;
