/** JSON Patch as RFC 6902 says it, apart from the product. */
import { isDeepStrictEqual } from 'node:util';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The document after the patch. Throws where it can't be done. */
export function applied(document: Json, patch: readonly Operation[]): Json {
  const root = { '': structuredClone(document) } as { [key: string]: Json };
  for (const { op, path, from, value } of patch) {
    if (op === 'add') put(root, path, value!, false);
    if (op === 'replace') put(root, path, value!, true);
    if (op === 'remove') take(root, path);
    if (op === 'copy') put(root, path, structuredClone(get(root, from!)), false);
    if (op === 'move') put(root, path, take(root, from!), false);
    if (op === 'test' && !isDeepStrictEqual(get(root, path), structuredClone(value)))
      throw new Error('test');
  }
  return root['']!;
}

export interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: Json;
}

type Holder = { [key: string]: Json };

const tokensIn = (pointer: string): string[] =>
  pointer.split('/').map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));

function holderOf(root: Holder, pointer: string): [Holder | Json[], string] {
  const tokens = tokensIn(pointer);
  const last = tokens.pop()!;
  const holder = tokens.reduce<Json>((value, token) => within(value, token), root);
  if (typeof holder !== 'object' || holder === null) throw new Error('no holder');
  return [holder, last];
}

function within(holder: Json, token: string): Json {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, token)) {
    throw new Error('nowhere');
  }
  return (holder as Holder)[token]!;
}

const get = (root: Holder, pointer: string): Json => {
  const [holder, last] = holderOf(root, pointer);
  return within(holder, last);
};

function take(root: Holder, pointer: string): Json {
  const value = get(root, pointer);
  const [holder, last] = holderOf(root, pointer);
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return value;
}

function put(root: Holder, pointer: string, value: Json, isThere: boolean): void {
  if (isThere) get(root, pointer);
  const [holder, last] = holderOf(root, pointer);
  const own = structuredClone(value);
  if (!Array.isArray(holder)) define(holder, last, own);
  else if (isThere) holder[Number(last)] = own;
  else {
    const index = last === '-' ? holder.length : Number(last);
    if (index > holder.length) throw new Error('beyond');
    holder.splice(index, 0, own);
  }
}

/** `__proto__` is a key like any other. */
const define = (holder: Holder, key: string, own: Json): unknown =>
  Object.defineProperty(holder, key, {
    value: own,
    writable: true,
    enumerable: true,
    configurable: true,
  });
