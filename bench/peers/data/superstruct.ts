import * as s from 'superstruct';

const Data = s.object({
  number: s.number(),
  negNumber: s.number(),
  maxNumber: s.number(),
  string: s.string(),
  longString: s.string(),
  boolean: s.boolean(),
  deeplyNested: s.object({ foo: s.string(), num: s.number(), bool: s.boolean() }),
});

export function parse(input: unknown): unknown {
  s.assert(input, Data);
  return input;
}

export function assert(input: unknown): true {
  if (s.is(input, Data)) return true;
  throw new TypeError('Refused');
}
