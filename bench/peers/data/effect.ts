import { Schema } from 'effect';

const Data = Schema.Struct({
  number: Schema.Finite,
  negNumber: Schema.Finite,
  maxNumber: Schema.Finite,
  string: Schema.String,
  longString: Schema.String,
  boolean: Schema.Boolean,
  deeplyNested: Schema.Struct({
    foo: Schema.String,
    num: Schema.Finite,
    bool: Schema.Boolean,
  }),
});

const decode = Schema.decodeUnknownSync(Data, { onExcessProperty: 'error' });

export function parse(input: unknown): unknown {
  return decode(input);
}

export function assert(input: unknown): true {
  decode(input);
  return true;
}
