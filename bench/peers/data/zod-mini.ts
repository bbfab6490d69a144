import * as z from 'zod/mini';

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
  return z.parse(Data, input);
}

export function assert(input: unknown): true {
  z.parse(Data, input);
  return true;
}
