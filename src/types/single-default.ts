/** Defaults that have a type of their own: single values that their schema does not change. */
import type { OptionalType } from '../model/presence.js';

/** A value without parts. */
export type Single = string | number | boolean | null;

/**
 * `true` for a schema that passes single values on as they are. `singleDefaultOf` in
 * `templates/typescript/types/single-default.ts` is the same rule.
 */
export type IsPlain<Schema> = Schema extends {
  readonly pipe: readonly [infer First, ...infer Steps];
}
  ? Steps[number] extends { readonly kind: 'metadata' }
    ? IsPlain<First>
    : never
  : Schema extends { readonly type: OptionalType; readonly wrapped: infer Wrapped }
    ? IsPlain<Wrapped>
    : Schema extends { readonly type: 'string' | 'number' | 'boolean' | 'literal' | 'picklist' }
      ? true
      : never;
