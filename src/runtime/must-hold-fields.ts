import type { DtoDefinition } from './dto.js';
import { mayWrite } from './model-grants.js';
import { isPlainObject } from './plain-object.js';

/**
 * Makes sure that a record holds its fields itself. Documents of Mongoose and instances of
 * Sequelize hold them elsewhere and have accessors in their class. Only own keys are read, so a
 * model that such a record holds would seem to be empty, and lose what the roles may not write.
 *
 * @throws {TypeError} If it has an accessor for one of the fields that the roles may write.
 */
export function mustHoldFields(
  record: object,
  { grants, bits }: Pick<DtoDefinition, 'grants' | 'bits'>,
  takenBy: string,
): void {
  if (isPlainObject(record)) return;
  for (const [key, grant] of Object.entries(grants)) {
    const isWritable = mayWrite(grant, 'create', bits) || mayWrite(grant, 'update', bits);
    if (isWritable && grant.stored !== false) mustHold(record, key, takenBy);
  }
}

/** Makes sure that a record holds a field itself, if it has it at all. */
export function mustHold(record: object, key: string, takenBy: string): void {
  if (Object.prototype.propertyIsEnumerable.call(record, key) || !isReadElsewhere(record, key)) {
    return;
  }
  throw new TypeError(
    `${takenBy} reads own keys, but '${key}' of this record is an accessor of its class. Pass a plain object, such as record.toObject() or record.get({ plain: true }).`,
  );
}

/** Whether a class gives a value for a key. Its getter is not called, for it may ask a database. */
function isReadElsewhere(record: object, key: string): boolean {
  if (key in Object.prototype) return false;
  for (let holder: object | null = record; holder; holder = Object.getPrototypeOf(holder)) {
    const found = Object.getOwnPropertyDescriptor(holder, key);
    if (found) return found.get !== undefined || 'value' in found;
  }
  return false;
}
