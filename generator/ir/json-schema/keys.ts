/** Keys that valibot treats specially. */

/** Keys that every object inherits, so that valibot finds them in any input. */
export const isInherited = (key: string): boolean => key in Object.prototype;

/** Keys that valibot skips in records and among an object's undeclared keys, whatever they hold. */
export const SKIPPED_KEYS: readonly string[] = ['__proto__', 'prototype', 'constructor'];

/** valibot accepts a list as an object. Its keys are the numbers, and those that every list has. */
export const isKeyOfList = (key: string): boolean => key in Array.prototype || /^\d+$/.test(key);
