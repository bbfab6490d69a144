/** Whether something was left on every object of this process, and so of a server in it (CWE-1321). */
export const isPolluted = (): boolean => Object.keys(Object.prototype).length > 0;

export function cleanPrototype(): void {
  for (const key of Object.keys(Object.prototype)) Reflect.deleteProperty(Object.prototype, key);
}
