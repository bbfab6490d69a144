/**
 * The limits that were asked for, and the usual ones.
 *
 * @throws {RangeError} As `limitOf`.
 */
export function limitsFrom<Name extends string>(
  asked: { readonly [name in Name]?: number } = {},
  usual: { readonly [name in Name]: number },
): { readonly [name in Name]: number } {
  const limits: { [name in Name]: number } = { ...usual };
  for (const name of Object.keys(usual) as Name[]) {
    limits[name] = limitOf(`limits.${name}`, asked[name], usual[name]);
  }
  return limits;
}

/**
 * The limit that was asked for, or the usual one.
 *
 * @param name What the option is called.
 *
 * @throws {RangeError} If it is no number that is 0 or more. Nothing is more than `NaN`: a setting that
 * is missing must not let everything in, nor is it the client's mistake.
 */
export function limitOf(name: string, asked: number | undefined, usual: number): number {
  const limit = asked === undefined ? usual : asked;
  if (typeof limit === 'number' && limit >= 0) return limit;
  throw new RangeError(`${name} is no number that is 0 or more.`);
}
