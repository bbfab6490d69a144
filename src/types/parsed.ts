declare const parsed: unique symbol;

/**
 * A value that a parser returned. Functions that write take it, so that an unparsed body does not
 * fit even where its type would.
 *
 * @example
 * ```ts
 * import type { Parsed } from 'gen-dtos';
 *
 * interface UpdateUserByOwner {
 *   bio?: string;
 *   is_admin?: never;
 * }
 * declare function updateUser(id: string, changes: Parsed<UpdateUserByOwner>): Promise<void>;
 * ```
 */
export type Parsed<Dto> = Dto & { readonly [parsed]: true };
