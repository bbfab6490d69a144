/** A path as a JSON Pointer (RFC 6901): `/addresses/0/street`; `''` is the whole document. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((segment) => `/${escaped(segment)}`).join('');
}

/**
 * The keys and indexes that a pointer leads through; nothing, if the text is none. A `~` is followed
 * by `0` or `1`.
 */
export function tokensOf(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer.slice(1).split('/').map(unescaped);
}

/** A token of a pointer: `~` is escaped before `/`, whose escape has one. */
export function escaped(segment: string | number): string {
  return String(segment).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `~1` before `~0`, so that `~01` is `~1` and no slash (RFC 6901, section 4). */
export function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The index that a token names, without leading zeros; nothing, if it is none. */
export function indexOf(token: string): number | undefined {
  return /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : undefined;
}

/** Whether a path begins with another one, or is the same. */
export function beginsWith(path: readonly unknown[], beginning: readonly unknown[]): boolean {
  return (
    beginning.length <= path.length && beginning.every((token, index) => token === path[index])
  );
}
