/** A path as a JSON Pointer (RFC 6901): `/addresses/0/street`; `''` is the whole document. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((segment) => `/${escaped(segment)}`).join('');
}

/**
 * The keys and indexes of a pointer; `undefined` if the text is not one. In a pointer, `~` is
 * always followed by `0` or `1`.
 */
export function tokensOf(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer.slice(1).split('/').map(unescaped);
}

/**
 * A key or index as a token of a pointer. `~` is escaped first, because the escape of `/` contains
 * one.
 */
export function escaped(segment: string | number): string {
  return String(segment).replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * The key that a token stands for. `~1` is unescaped first, so that `~01` becomes `~1` and not `/`
 * (RFC 6901, section 4).
 */
export function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The array index that a token names; `undefined` if it is none. Leading zeros are not allowed. */
export function indexOf(token: string): number | undefined {
  return /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : undefined;
}

/** Whether a path begins with another one, or equals it. */
export function beginsWith(path: readonly unknown[], beginning: readonly unknown[]): boolean {
  if (beginning.length > path.length) return false;
  // A loop, because a JSON Patch compares the paths of all its writes.
  for (let index = 0; index < beginning.length; index++) {
    if (path[index] !== beginning[index]) return false;
  }
  return true;
}
