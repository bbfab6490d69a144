import type { DtoDefinition } from '../runtime/dto.js';
import { mustBeRecord } from '../runtime/must-be-record.js';
import { placesIn } from './places.js';

/**
 * Makes sure that the values of a record that was read back can be found. Only own keys are read:
 * in the rows of a query, or in a document of Mongoose, no change would ever be found, and every
 * attack would pass.
 *
 * @throws {TypeError} If it is not an object, or if its class has a getter for a declared field.
 */
export function mustShowFields(record: unknown, definition: DtoDefinition): void {
  mustBeRecord(record, '`readBack`');
  for (const { value, grants } of placesIn(record, definition)) {
    const hidden = Object.keys(grants).find((key) => isGotByClass(value, key));
    if (hidden !== undefined) {
      throw new TypeError(
        `\`readBack\` has to return own keys, but '${hidden}' of this record is an accessor of its class. Return a plain object, such as record.toObject() or record.get({ plain: true }).`,
      );
    }
  }
}

/** Values that a prototype holds do not count: an attack may have put them there. */
function isGotByClass(record: object, key: string): boolean {
  let holder: object | null = record;
  while (holder !== null && !Object.hasOwn(holder, key)) holder = Object.getPrototypeOf(holder);
  if (holder === null || holder === record) return false;
  return Object.getOwnPropertyDescriptor(holder, key)?.get !== undefined;
}
