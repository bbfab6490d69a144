import { pointerOf } from '../../runtime/pointer.js';
import type {
  AttackClass,
  JsonPayload,
  PairsPayload,
  Path,
  PatchPayload,
  Target,
} from '../attack.js';
import { valueAt } from './at-path.js';
import { asText } from './form-text.js';
import { jsonWith, member, pointerTo } from './json-text.js';

/** A JSON body with a value at a key of the target's object, added to what is valid. */
export const jsonAt = (target: Target, key: string, value: unknown): JsonPayload => ({
  body: jsonWith(target, member(key, value)),
  pointer: pointerTo(target, key),
});

/** A JSON Patch of one operation that sets a value. */
export const patchTo = (path: string, value: unknown, op: unknown = 'add'): PatchPayload => ({
  operations: [{ op, path, value }],
  pointer: '/0',
});

/** The same at a key of the target's object. */
export const patchAt = (target: Target, key: string, value: unknown, op = 'add'): PatchPayload =>
  patchTo(pointerTo(target, key), value, op);

/**
 * A form with a value at a key of the target's object; none if that is nested, since a form has
 * keys of the body only.
 */
export const pairsAt = (target: Target, key: string, value: unknown): PairsPayload[] =>
  target.place.length > 0
    ? []
    : [{ pairs: [[key, asText(value)]], pointer: pointerTo(target, key) }];

/** The makers for the carriers of a key: JSON, JSON Patch and forms. */
type Bodies = Required<Pick<AttackClass, 'json' | 'patch' | 'pairs'>>;

/**
 * Sends the wanted value under other names, one per request. Names that may be written are left
 * out.
 */
export function named(
  names: (target: Target) => readonly string[],
  change: (target: Target) => Partial<Target> = () => ({}),
): Bodies {
  const each = <One>(target: Target, make: (target: Target, key: string) => One[]): One[] => {
    const changed = { ...target, ...change(target) };
    const { surface, place, writable } = changed;
    const isOpen = (key: string): boolean =>
      writable.includes(key) || valueAt(surface.base, [...place, key]) !== undefined;
    const keys = new Set(names(target));
    return [...keys].filter((key) => !isOpen(key)).flatMap((key) => make(changed, key));
  };
  return {
    json: (target) => each(target, (one, key) => [jsonAt(one, key, one.wants)]),
    patch: (target) => each(target, (one, key) => [patchAt(one, key, one.wants)]),
    pairs: (target) => each(target, (one, key) => pairsAt(one, key, one.wants)),
  };
}

/** Sends the wanted value under the target's own key, if its object is at such a place. */
export const ownKey = (isMeant: (place: Path) => boolean): Pick<Bodies, 'json' | 'patch'> => ({
  json: (target) => (isMeant(target.place) ? [jsonAt(target, target.key, target.wants)] : []),
  patch: (target) =>
    isMeant(target.place)
      ? ['add', 'replace'].map((op) => patchAt(target, target.key, target.wants, op))
      : [],
});

/** Sends the wanted value under other spellings of the target's key. */
export const spelt = (spellings: (key: string) => readonly string[]): Bodies =>
  named(({ key }) => spellings(key).filter((one) => one !== key));

/** A pointer to a key of the body itself. */
export const pointerToKey = (key: string): string => pointerOf([key]);

/** The id of somebody else. */
export const SOMEBODY = '00000000-0000-4000-8000-000000000001';
