/**
 * The limits that were asked for, and the usual ones.
 *
 * @throws {RangeError} If one is no number that is 0 or more. Nothing is more than `NaN`: a setting
 * that is missing must not let everything in.
 */
export function limitsFrom<Name extends string>(
  asked: { readonly [name in Name]?: number } = {},
  usual: { readonly [name in Name]: number },
): { readonly [name in Name]: number } {
  const limits: { [name in Name]: number } = { ...usual };
  for (const name of Object.keys(usual) as Name[]) {
    const limit = asked[name] ?? usual[name];
    if (typeof limit !== 'number' || !(limit >= 0)) {
      throw new RangeError(`limits.${name} is no number that is 0 or more.`);
    }
    limits[name] = limit;
  }
  return limits;
}
