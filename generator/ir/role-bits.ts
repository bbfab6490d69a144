import type { RoleIr } from './program-ir.js';

/** One bit for each item for which `is` holds: the first item has the lowest bit. */
export const bitsWhere = <Item>(items: readonly Item[], is: (item: Item) => boolean): number =>
  items.reduce((bits, item, index) => (is(item) ? bits | (1 << index) : bits), 0);

/** The roles whose own bits are among these. */
export const rolesIn = (bits: number, roles: readonly RoleIr[]): readonly RoleIr[] =>
  roles.filter((_, index) => (bits & (1 << index)) !== 0);
