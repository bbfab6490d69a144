/** What the pages of `docs/` import as generated code of a model User. */
import type { Dto, View } from 'gen-dtos/runtime';

export interface UpdateUserByOwner {
  display_name?: string;
  bio?: string;
  places?: { id?: string; street: string; zip: string }[];
  is_admin?: never;
}

export interface CreateUserByOwner {
  display_name: string;
  bio?: string;
  is_admin?: never;
}

export type UpdateUser = UpdateUserByOwner;

export interface UserForOwner {
  id: string;
  bio: string;
}

export declare const createUserByOwner: Dto<CreateUserByOwner>;
export declare const updateUserByOwner: Dto<UpdateUserByOwner>;
export declare function updateUserBy(roles: readonly string[]): Dto<UpdateUser>;
export declare const userForOwner: View<UserForOwner>;
export declare function userFor(roles: readonly string[]): View<UserForOwner>;
