/** A declared role, with defaults filled in. */
export interface Role {
  readonly name: string;
  readonly description: string;
  readonly extends: readonly string[];
}

/** The declared roles by name, in the order of their declaration. */
export type Roles = ReadonlyMap<string, Role>;

/** Each role, with the roles that it extends directly. */
export type RoleGraph = { readonly [role: string]: string };
