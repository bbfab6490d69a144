/**
 * Functions that only a user can write. The models and the reference call them. They accept
 * anything, because callers are untyped.
 */
type Anything = any; // what a schema hands over is known to the schema only

export const isTruthy = (value: Anything): boolean => Boolean(value);

/** For `guard`. */
export const isThere = (value: Anything): value is Anything => Boolean(value);

export const isShort = (value: Anything): boolean => !(lengthOf(value) >= 10);

export const isEven = (value: Anything): boolean => typeof value === 'number' && value % 2 === 0;

export const isText = (value: Anything): boolean => typeof value === 'string';

/** For `partialCheck` on an object with `a` and `b`. */
export const areSame = (value: Anything): boolean => value.a === value.b;

/** For `transform` and the items of a list. */
export const wrapped = (value: Anything): Anything => ({ wrapped: value });

export const lengthOf = (value: Anything): number =>
  typeof value?.length === 'number' ? value.length : 0;

export const toNothing = (): undefined => undefined;

export const byKind = (left: Anything, right: Anything): number =>
  typeof left < typeof right ? -1 : 1;

export const counted = (sum: number): number => sum + 1;

/** Defaults and fallbacks. */
export const makeText = (): string => 'made';

/** A default that depends on what was sent. */
export const makeOfSent = (sent?: { value: Anything }): string =>
  sent === undefined ? 'absent' : String(sent.value);

export const makeList = (): Anything[] => [];

export const makeNothing = (): Anything => undefined;

/** A message: of everything that valibot tells of what it refuses, without repeating it. */
export const say = (issue: Anything): string => {
  const { kind, type, expected, received, message, requirement, input, path = [] } = issue;
  const keys = path.map((item: Anything) => [item.type, item.origin, String(item.key)].join(' '));
  const lengths = [received, message, typeof requirement, typeof input].map(({ length }) => length);
  const told = [kind, type, expected, ...lengths];
  return `Said of ${[...told, ...keys].join(', ')}.`;
};

/** For `rawCheck`: an issue at a place inside, and one at the value itself. */
export const complain = (context: Anything): void => {
  const { dataset, addIssue } = context;
  if (!dataset.typed || isShort(dataset.value)) return;
  const item = { type: 'unknown', origin: 'value', input: dataset.value, key: 'deep', value: 0 };
  addIssue({ message: 'Too long', path: [item] });
  addIssue({ message: 'Too long' });
};

/** For `rawTransform`. */
export const shorten = (context: Anything): Anything => {
  const { dataset, addIssue, NEVER } = context;
  if (isShort(dataset.value)) return lengthOf(dataset.value);
  addIssue({ message: 'Too long' });
  return NEVER;
};

/** For `parseJson` and `stringifyJson`. */
export const withoutZero = (_: string, value: Anything): Anything =>
  value === 0 ? undefined : value;

/** For `when`: of a record, or of anything that is given as one. */
export const isMany = (record: Anything): boolean => Object.keys(record).length > 1;

export const isNoMore = (record: Anything): Anything => Promise.resolve(record === undefined);

export const isOne = (): Anything => 1;

export const fails = (): boolean => {
  throw new Error('No such record');
};

export class Point {
  readonly x: number = 1;
}
