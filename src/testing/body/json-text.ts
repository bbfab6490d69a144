import type { Path, Target } from '../attack.js';
import { pointerOf } from '../../runtime/pointer.js';

/** One member of an object as text: any key, `__proto__` too. */
export const member = (key: string, value: unknown): string =>
  `${JSON.stringify(key)}:${JSON.stringify(value)}`;

/** The valid body as text, with these members as they are behind those of the target's object. */
export function jsonWith({ surface, place }: Target, ...members: readonly string[]): string {
  return textWith(surface.base, place, members, false);
}

/** The same, with the members in front. */
export function jsonAfter({ surface, place }: Target, ...members: readonly string[]): string {
  return textWith(surface.base, place, members, true);
}

/** The valid body as text, with another value where the target's object was. */
export function jsonInstead({ surface, place }: Target, value: string): string {
  return replaced(surface.base, place, () => value);
}

/** Where a key of the target's object stands in the body. */
export const pointerTo = ({ place }: Target, key: string): string => pointerOf([...place, key]);

function textWith(
  base: unknown,
  place: Path,
  members: readonly string[],
  isFirst: boolean,
): string {
  return replaced(base, place, (object) => {
    const own = membersOf(object).map(([key, value]) => member(key, value));
    return `{${(isFirst ? [...members, ...own] : [...own, ...members]).join(',')}}`;
  });
}

function replaced(value: unknown, path: Path, print: (value: unknown) => string): string {
  const [segment, ...rest] = path;
  if (segment === undefined) return print(value);
  const inside = (key: string | number, item: unknown): string =>
    key === segment ? replaced(item, rest, print) : JSON.stringify(item);
  if (Array.isArray(value)) return `[${value.map((item, index) => inside(index, item)).join(',')}]`;
  const members = membersOf(value).map(
    ([key, one]) => `${JSON.stringify(key)}:${inside(key, one)}`,
  );
  return `{${members.join(',')}}`;
}

const membersOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
