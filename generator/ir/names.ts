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
