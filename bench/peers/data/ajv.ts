import { Ajv } from 'ajv';
import { dataSchema } from '../../workloads/data-schema.js';

const validate = new Ajv().compile(dataSchema);

export function parse(input: unknown): unknown {
  if (validate(input)) return input;
  throw new TypeError('Refused');
}

export function assert(input: unknown): true {
  if (validate(input)) return true;
  throw new TypeError('Refused');
}
