import { isRecord } from './plain-object.js';

type Limits<Name extends string> = { readonly [name in Name]: number };

/**
 * The limits that were asked for, and the usual ones.
 *
 * @throws {RangeError} As `limitOf`.
 * @throws {TypeError} As `mustBeLimits`.
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
 * Without types, a limit that is misspelt would be the usual one without a word.
 *
 * @throws {TypeError} If there is no such limit.
 */
export function mustBeLimits(asked: unknown, names: readonly string[]): void {
  if (!isRecord(asked)) {
    throw new TypeError(`limits is no object with some of: ${names.join(', ')}.`);
  }
  for (const name of Object.keys(asked)) {
    if (names.includes(name)) continue;
    throw new TypeError(`There is no limits.${name}. The limits are: ${names.join(', ')}.`);
  }
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
