import { pointerOf } from '../../runtime/pointer.js';
import type { JsonPayload, Path, Target } from '../attack.js';

/** One member of an object as text. Any key is possible, even `__proto__`. */
export const member = (key: string, value: unknown): string =>
  `${JSON.stringify(key)}:${JSON.stringify(value)}`;

/** The valid body as text, with raw members added after those of the target's object. */
export function jsonWith({ surface, place }: Target, ...members: readonly string[]): string {
  return replaced(surface.base, place, (object) => textOf([...membersOf(object), ...members]));
}

/** The valid body as text, with what the attacker wants at the target's key. */
export const attackedJson = (target: Target): string =>
  jsonWith(target, member(target.key, target.wants));

/** The attacked body under each of these media types. Its answer need not name a place. */
export const attackedJsonAs = (target: Target, types: readonly string[]): JsonPayload[] =>
  types.map((contentType) => ({ body: attackedJson(target), contentType, pointer: undefined }));

/** The valid body as text, with raw members added before those of the target's object. */
export function jsonWithFirst({ surface, place }: Target, ...members: readonly string[]): string {
  return replaced(surface.base, place, (object) => textOf([...members, ...membersOf(object)]));
}

/** The valid body as text, with a raw value in place of the target's object. */
export function jsonInstead({ surface, place }: Target, value: string): string {
  return replaced(surface.base, place, () => value);
}

/** A pointer to a key of the target's object. */
export const pointerTo = ({ place }: Target, key: string): string => pointerOf([...place, key]);

function replaced(value: unknown, path: Path, print: (value: unknown) => string): string {
  const [segment, ...rest] = path;
  if (segment === undefined) return print(value);
  const inside = (key: string | number, item: unknown): string =>
    key === segment ? replaced(item, rest, print) : JSON.stringify(item);
  if (Array.isArray(value)) return `[${value.map((item, index) => inside(index, item)).join(',')}]`;
  const entries = Object.entries(Object(value));
  return textOf(entries.map(([key, one]) => `${JSON.stringify(key)}:${inside(key, one)}`));
}

const textOf = (members: readonly string[]): string => `{${members.join(',')}}`;

const membersOf = (value: unknown): string[] =>
  Object.entries(Object(value)).map(([key, one]) => member(key, one));
