/**
 * What all copies of this package in a process have in common: package managers install one for each
 * version of valibot, and what one of them parsed may be applied by another. Where the global object
 * takes no new property, each copy has its own.
 */
export function oneForAllCopies<Value extends object>(name: string, make: () => Value): Value {
  const key = Symbol.for(`gen-dtos/${name}`);
  const value = (globalThis as { readonly [key: symbol]: Value | undefined })[key] ?? make();
  Reflect.defineProperty(globalThis, key, { value });
  return value;
}
