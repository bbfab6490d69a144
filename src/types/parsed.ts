declare const parsed: unique symbol;

/**
 * Marks a value that a parser returned. Let functions that write take it, so that an unparsed body
 * does not fit even if its type does.
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
