/**
 * The type itself, as the compiler would not take it: in `model()` it would infer it from what
 * `model()` allows, and in an error show the alias that it came by.
 */
export type AsGiven<Type> = [Type][Type extends unknown ? 0 : never];
