import { Validator } from 'ata-validator';
import { dataSchema } from '../../workloads/data-schema.js';

const validator = new Validator(dataSchema);

export function parse(input: unknown): unknown {
  if (validator.isValidObject(input)) return input;
  throw new TypeError('Refused');
}

export function assert(input: unknown): true {
  if (validator.isValidObject(input)) return true;
  throw new TypeError('Refused');
}
