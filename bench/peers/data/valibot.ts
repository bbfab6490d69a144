import * as v from 'valibot';

const Data = v.strictObject({
  number: v.number(),
  negNumber: v.number(),
  maxNumber: v.number(),
  string: v.string(),
  longString: v.string(),
  boolean: v.boolean(),
  deeplyNested: v.strictObject({ foo: v.string(), num: v.number(), bool: v.boolean() }),
});

export function parse(input: unknown): unknown {
  return v.parse(Data, input);
}

export function assert(input: unknown): true {
  if (v.is(Data, input)) return true;
  throw new TypeError('Refused');
}
