/** Keys that valibot treats otherwise than the rest. */

/** Every object has them, so that valibot finds them in an input that lacks them. */
export const isInherited = (key: string): boolean => key in Object.prototype;

/** Keys that it passes over in records and among the rest of an object, whatever they hold. */
export const SKIPPED_KEYS: readonly string[] = ['__proto__', 'prototype', 'constructor'];

/** To valibot, a list is an object, too: with numbers for keys, and those that every list has. */
export const isKeyOfList = (key: string): boolean => key in Array.prototype || /^\d+$/.test(key);
