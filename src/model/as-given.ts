/**
 * The type itself, in a form that the compiler does not infer through. Otherwise `model()` would
 * infer it from what `model()` allows, and error messages would show the alias that it came from.
 */
export type AsGiven<Type> = [Type][Type extends unknown ? 0 : never];
