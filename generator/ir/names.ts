import type { RoleIr, ShapeIr } from './program-ir.js';

/** `super-admin`, `super_admin`, `superAdmin` → `SuperAdmin`. */
export function typeNameOf(name: string): string {
  return name
    .split(/[_-]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** `ServiceConfig` → `serviceConfig`; `HTTPRoute` → `httpRoute`. */
export function valueNameOf(name: string): string {
  return name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

/** `ServiceConfig` → `service-config`; `HTTPRoute` → `http-route`. */
export function moduleNameOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

type NamedRole = Pick<RoleIr, 'typeName'>;

/** The Dto type of a role, `UpdateUserByOwner`, or of any set of roles, `UpdateUser`. */
export function dtoTypeName(model: string, shape: ShapeIr, role?: NamedRole): string {
  const name = `${typeNameOf(shape)}${typeNameOf(model)}`;
  return role === undefined ? name : `${name}By${role.typeName}`;
}

/** The View type of a role, `UserForOwner`, or of any set of roles, `UserFor`. */
export function viewTypeName(model: string, role?: NamedRole): string {
  return `${typeNameOf(model)}For${role?.typeName ?? ''}`;
}
