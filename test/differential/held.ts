/** What somebody holds: roles, and grants of a field. */
import {
  grantsIn,
  Own,
  type Field,
  type Grant,
  type Program,
  type Shape,
  type When,
} from './description.js';
import { meant } from './library.js';

/** The roles that somebody holds, with all that they extend, in the order of their declaration. */
export function heldBy(roles: Program['roles'], names: readonly string[]): string[] {
  const extended = names.flatMap((name) => (Object.hasOwn(roles, name) ? (roles[name] ?? []) : []));
  const all = extended.length > 0 ? [...names, ...heldBy(roles, extended)] : names;
  return Object.keys(roles).filter((role) => all.includes(role));
}

/** Who asks, to do what, and the stored record, if there is one. */
export interface Holder {
  readonly held: readonly string[];
  readonly shape: Shape;
  readonly record?: unknown;
}

/** The grants of a field that somebody has, in the order in which narrowings are tried. */
export function grantsHeld(field: Field, { held, shape, record }: Holder): readonly Grant[] {
  const grants = grantsIn(field, shape);
  const always = held.flatMap((role) => grants.filter((one) => one.role === role && !one.when));
  const conditional = grants
    .filter(({ role, when }) => when && held.includes(role) && holds(when, record))
    .sort((one, other) => (one.when?.number ?? 0) - (other.when?.number ?? 0));
  return [...always, ...conditional];
}

/** Whether a condition is true of a record. */
export function holds({ holds: asked }: When, record: unknown): boolean {
  if (typeof record !== 'object' || record === null) return false;
  if (!(asked instanceof Own)) {
    return Object.entries(asked).every(
      ([key, values]) =>
        Object.hasOwn(record, key) &&
        values.some((value) => isSame(value, (record as { [key: string]: unknown })[key])),
    );
  }
  try {
    return meant(asked)(record) === true;
  } catch {
    return false;
  }
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (one instanceof Date && other instanceof Date && Number(one) === Number(other));
