/**
 * Shares a value among all copies of this package in a process. Package managers install one copy
 * for each version of valibot, and a value parsed by one may be applied by another. If the global
 * object is not extensible, each copy has its own value.
 */
export function oneForAllCopies<Value extends object>(name: string, make: () => Value): Value {
  const key = Symbol.for(`gen-dtos/${name}`);
  const value = (globalThis as { readonly [key: symbol]: Value | undefined })[key] ?? make();
  Reflect.defineProperty(globalThis, key, { value });
  return value;
}
