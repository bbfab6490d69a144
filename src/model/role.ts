/** A role after `defineRoles()`: every part present. */
export interface Role {
  readonly name: string;
  readonly description: string;
  readonly extends: readonly string[];
}

/** The declared roles at run time, in the order of their declaration. */
export type Roles = ReadonlyMap<string, Role>;

/** Each role with the roles that it extends directly. */
export type RoleGraph = { readonly [role: string]: string };
