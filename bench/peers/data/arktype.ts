import { type } from 'arktype';

const Data = type({
  '+': 'reject',
  number: 'number',
  negNumber: 'number',
  maxNumber: 'number',
  string: 'string',
  longString: 'string',
  boolean: 'boolean',
  deeplyNested: { '+': 'reject', foo: 'string', num: 'number', bool: 'boolean' },
});

export function parse(input: unknown): unknown {
  return Data.assert(input);
}

export function assert(input: unknown): true {
  if (Data.allows(input)) return true;
  throw new TypeError('Refused');
}
