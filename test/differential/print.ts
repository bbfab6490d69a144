/** Values as JavaScript source, for models, and for counterexamples that can be pasted. */
import { types } from 'node:util';
import { Own } from './description.js';

/** How `print` refers to the functions of `own.ts`. */
export interface Style {
  readonly own: (name: string) => string;
}

export const AS_MODEL: Style = { own: (name) => (name in globalThis ? name : `own.${name}`) };
export const AS_DATA: Style = { own: (name) => `new Own(${JSON.stringify(name)})` };

/** The source of a value. Objects are written with the keys that they own. */
export function print(value: unknown, style: Style = AS_DATA): string {
  if (value instanceof Own) return style.own(value.name);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return `Symbol(${JSON.stringify(value.description)})`;
  if (typeof value === 'function') return '(() => undefined)';
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return literal(value);
  return printObject(value, (inner) => print(inner, style));
}

function printObject(value: object, inner: (value: unknown) => string): string {
  const list = (items: Iterable<unknown>): string => [...items].map(inner).join(', ');
  if (types.isRegExp(value)) return String(value);
  if (types.isDate(value)) return `new Date(${value.getTime()})`;
  if (types.isMap(value)) return `new Map([${list(value)}])`;
  if (types.isSet(value)) return `new Set([${list(value)}])`;
  if (types.isPromise(value)) return 'Promise.resolve()';
  if (value instanceof File) return `new File([], 'f', { type: ${JSON.stringify(value.type)} })`;
  if (value instanceof Blob) return `new Blob(['blob'], { type: ${JSON.stringify(value.type)} })`;
  const entries = Object.entries(value).map(([key, one]) => `${keyOf(key)}: ${inner(one)}`);
  const own = `{ ${entries.join(', ')} }`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value))
    return Object.keys(value).length === value.length
      ? `[${list(value)}]`
      : `Object.assign([], ${own})`;
  if (prototype === Object.prototype) return entries.length === 0 ? '{}' : own;
  if (prototype === null) return `Object.assign(Object.create(null), ${own})`;
  const name = (prototype as { constructor?: { name?: string } }).constructor?.name ?? 'Object';
  return `/* ${name} */ ${own}`;
}

/** In a literal, `__proto__:` sets the prototype; `['__proto__']:` is a key. */
const keyOf = (key: string): string =>
  key === '__proto__' ? `['__proto__']` : /^[a-z]\w*$/i.test(key) ? key : JSON.stringify(key);

function literal(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
