import { isRecord } from './plain-object.js';

type Limits<Name extends string> = { readonly [name in Name]: number };

/**
 * The limits that were asked for, completed with the usual ones.
 *
 * @throws {RangeError} What `limitOf` throws.
 * @throws {TypeError} What `mustBeLimits` throws.
 */
export function limitsFrom<Name extends string>(
  asked: Partial<Limits<Name>> | undefined,
  usual: Limits<Name>,
): Limits<Name> {
  if (asked === undefined) return usual;
  const names = Object.keys(usual) as Name[];
  mustBeLimits(asked, names);
  const limits: { [name in Name]: number } = { ...usual };
  for (const name of names) limits[name] = limitOf(`limits.${name}`, asked[name], usual[name]);
  return limits;
}

/**
 * Makes sure that only known limits are set. In untyped code a misspelt one would otherwise have no
 * effect, silently.
 *
 * @throws {TypeError} If `asked` is not an object, or names a limit that does not exist.
 */
export function mustBeLimits(asked: unknown, names: readonly string[]): void {
  const existing = `The limits are: ${names.join(', ')}.`;
  if (!isRecord(asked)) throw new TypeError(`Pass limits as an object. ${existing}`);
  for (const name of Object.keys(asked)) {
    if (!names.includes(name)) throw new TypeError(`There is no limits.${name}. ${existing}`);
  }
}

/**
 * The limit that was asked for, or the usual one.
 *
 * @param name The name of the option, for the error message.
 *
 * @throws {RangeError} If it is not a number of at least 0. Nothing exceeds `NaN`, so the limit
 * from a missing setting (`Number(undefined)`) would let everything in. It is no `DtoError`, since
 * it is not the client's mistake.
 */
export function limitOf(name: string, asked: number | undefined, usual: number): number {
  const limit = asked === undefined ? usual : asked;
  if (typeof limit === 'number' && limit >= 0) return limit;
  throw new RangeError(`\`${name}\` has to be a number of at least 0.`);
}
