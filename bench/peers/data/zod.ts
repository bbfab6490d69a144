import * as z from 'zod';

const Data = z.strictObject({
  number: z.number(),
  negNumber: z.number(),
  maxNumber: z.number(),
  string: z.string(),
  longString: z.string(),
  boolean: z.boolean(),
  deeplyNested: z.strictObject({ foo: z.string(), num: z.number(), bool: z.boolean() }),
});

export function parse(input: unknown): unknown {
  return Data.parse(input);
}

export function assert(input: unknown): true {
  Data.parse(input);
  return true;
}
