import { isEqual } from '../runtime/apply/differences.js';
import type { DtoDefinition } from '../runtime/dto.js';
import { pointerOf, tokensOf } from '../runtime/pointer.js';
import type { Attack } from './attack.js';
import { valueAt } from './body/at-path.js';
import { mustShowFields } from './must-show-fields.js';
import { placesIn } from './places.js';

/**
 * Finds where a stored record holds what an attack must not write: protected values that were
 * changed, added or removed, undeclared keys, and the value that the attacker wanted. Returns
 * pointers, but no values.
 *
 * @param before The record before the attack; `undefined` or `null` if there was none.
 * @param after The record after the attack; `undefined` or `null` if there is none.
 *
 * @throws {TypeError} If the record before is a list, or of a class with accessors for declared fields: no
 * change would be found.
 */
export function storedValues(
  definition: DtoDefinition,
  attack: Pick<Attack, 'target' | 'wants'> & Partial<Pick<Attack, 'expected'>>,
  before: unknown,
  after: unknown,
): string[] {
  if (!isNothing(before)) mustShowFields(before, definition);
  const isTaken = isWanted(attack, after) && !isWanted(attack, before);
  // An update that may be accepted may change what the server sets itself, such as its time.
  const isAnyChange = !isNothing(before) && attack.expected?.status !== 'ignored';
  const changed = isAnyChange ? changedValues(definition, before, after) : [];
  return [...new Set([...changed, ...(isTaken ? [attack.target] : [])])];
}

function changedValues(definition: DtoDefinition, before: unknown, after: unknown): string[] {
  if (isNothing(after)) return [''];
  const old = protectedValues(before, definition);
  const now = protectedValues(after, definition);
  return [...new Set([...old.keys(), ...now.keys()])].filter((pointer) => {
    // If an object is replaced whole, what the server had set in it goes with it.
    if (old.get(pointer)?.isWhole && !now.has(pointer)) return false;
    return !isEqual(old.get(pointer)?.value, now.get(pointer)?.value);
  });
}

const isNothing = (record: unknown): boolean => record === undefined || record === null;

/** The values that the roles may not write, declared or not, by their pointers. */
function protectedValues(record: unknown, definition: DtoDefinition): Map<string, Protected> {
  const entries = placesIn(record, definition).flatMap(({ path, value, isWhole, mayWrite }) =>
    Object.entries(value)
      .filter(([key, one]) => !mayWrite(key) && one !== undefined)
      .map(([key, one]): [string, Protected] => [
        pointerOf([...path, key]),
        { value: one, isWhole },
      ]),
  );
  return new Map(entries);
}

interface Protected {
  readonly value: unknown;
  readonly isWhole: boolean;
}

/**
 * Whether the record holds the wanted value. A column may have converted a text to another type.
 */
function isWanted({ target, wants }: Pick<Attack, 'target' | 'wants'>, record: unknown): boolean {
  const value = valueAt(record, tokensOf(target) ?? []);
  return isEqual(value, wants) || (isScalar(value) && String(value) === String(wants));
}

const isScalar = (value: unknown): boolean => typeof value !== 'object' && value !== undefined;
