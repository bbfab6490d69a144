/** What a compiled parser answers for an input that it does not take. */
export const INVALID: unique symbol = Symbol('invalid');
