/**
 * What JavaScript brings and reading a project relies on. A polyfill, or a mistake, in a model file
 * may replace it in the thread that it shares with us. Then we would read something else from all
 * models, or nothing. So after each file we put back what was there before the first one.
 */

const NAMES = [
  'Object',
  'Function',
  'Array',
  'String',
  'Number',
  'Boolean',
  'Symbol',
  'BigInt',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'RegExp',
  'Error',
  'Promise',
  'Proxy',
  'JSON',
  'Math',
  'Reflect',
] as const;

interface Builtin {
  readonly holder: object;
  readonly key: PropertyKey;
  readonly descriptor: PropertyDescriptor;
  readonly shown: string;
}

const BUILTINS: readonly Builtin[] = [
  ...NAMES.map((name) => builtin(globalThis, name, name)),
  ...NAMES.flatMap((name) => functionsOf(globalThis[name], name)),
  ...NAMES.flatMap((name) => prototypeOf(globalThis[name], name)),
  ...iteratorOf([].values(), 'Array Iterator'),
  ...iteratorOf(new Map().values(), 'Map Iterator'),
  ...iteratorOf(new Set().values(), 'Set Iterator'),
];

/** A prototype to which nothing may be added, because everything would seem to have it. */
interface Closed {
  readonly prototype: object;
  readonly shown: string;
  readonly isAdded: (key: PropertyKey) => boolean;
}

const CLOSED: readonly Closed[] = [
  {
    prototype: Object.prototype,
    shown: 'Object.prototype',
    isAdded: isUnknownTo(Object.prototype),
  },
  // Polyfills add functions to lists, but what has a number would be an item.
  { prototype: Array.prototype, shown: 'Array.prototype', isAdded: isIndex },
];

// Taken now, because they may be replaced, too.
const { defineProperty, deleteProperty, get, ownKeys } = Reflect;

let replaced: string[] = [];

/**
 * Puts everything back that was replaced. Until it has, nothing here may rely on it. What was added
 * stays, except what every object would now seem to have, such as an option of a field.
 *
 * @returns Something that can't be put back, if there is such a thing.
 */
export function putBack(): string | undefined {
  let lost: string | undefined;
  let names = '';
  for (let at = 0; at < BUILTINS.length; at++) {
    const { holder, key, descriptor, shown } = BUILTINS[at] as Builtin;
    if (get(holder, key) === descriptor.value) continue;
    if (!defineProperty(holder, key, descriptor)) lost = shown;
    names += `${shown}\n`;
  }
  for (let at = 0; at < CLOSED.length; at++) {
    const { prototype, shown, isAdded } = CLOSED[at] as Closed;
    const keys = ownKeys(prototype);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey;
      if (!isAdded(key)) continue;
      const added = `${shown}${placeOf(key)}`;
      if (!deleteProperty(prototype, key)) lost = added;
      names += `${added}\n`;
    }
  }
  if (names !== '') replaced = [...replaced, ...names.trimEnd().split('\n')];
  return lost;
}

/** What was replaced since this was asked last. */
export function replacedSince(): readonly string[] {
  const names = [...new Set(replaced)];
  replaced = [];
  return names;
}

function builtin(holder: object, key: PropertyKey, shown: string): Builtin {
  const descriptor = Object.getOwnPropertyDescriptor(holder, key) as PropertyDescriptor;
  return { holder, key, descriptor, shown };
}

/** Relies on nothing that may be replaced. */
function isUnknownTo(prototype: object): Closed['isAdded'] {
  const known = Object.create(null) as Record<PropertyKey, boolean | undefined>;
  for (const key of Reflect.ownKeys(prototype)) known[key] = true;
  return (key) => known[key] !== true;
}

function isIndex(key: PropertyKey): boolean {
  return typeof key === 'string' && key >= '0' && key < ':'; // `:` comes after `9`
}

function functionsOf(holder: object, shown: string): Builtin[] {
  return Reflect.ownKeys(holder)
    .filter((key) => key !== 'prepareStackTrace') // anybody may set how stacks are shown
    .map((key) => builtin(holder, key, `${shown}${placeOf(key)}`))
    .filter(({ descriptor }) => typeof descriptor.value === 'function');
}

function placeOf(key: PropertyKey): string {
  return typeof key === 'symbol' ? `[${String(key.description)}]` : `.${String(key)}`;
}

function prototypeOf(of: object, name: string): Builtin[] {
  return 'prototype' in of ? functionsOf(of.prototype as object, `${name}.prototype`) : [];
}

function iteratorOf(values: Iterator<unknown>, name: string): Builtin[] {
  return functionsOf(Object.getPrototypeOf(values) as object, `${name}.prototype`);
}
