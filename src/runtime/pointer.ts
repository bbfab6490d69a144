/** A path as a JSON Pointer (RFC 6901): `/addresses/0/street`; `''` is the whole document. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((segment) => `/${escaped(segment)}`).join('');
}

/** A segment of a pointer: `~` is escaped before `/`, whose escape has one. */
export function escaped(segment: string | number): string {
  return String(segment).replaceAll('~', '~0').replaceAll('/', '~1');
}
