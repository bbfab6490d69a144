import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';

const strict = { additionalProperties: false };

const Data = Type.Object(
  {
    number: Type.Number(),
    negNumber: Type.Number(),
    maxNumber: Type.Number(),
    string: Type.String(),
    longString: Type.String(),
    boolean: Type.Boolean(),
    deeplyNested: Type.Object(
      { foo: Type.String(), num: Type.Number(), bool: Type.Boolean() },
      strict,
    ),
  },
  strict,
);

const compiled = TypeCompiler.Compile(Data);

export function parse(input: unknown): unknown {
  if (compiled.Check(input)) return input;
  throw new TypeError('Refused');
}

export function assert(input: unknown): true {
  if (compiled.Check(input)) return true;
  throw new TypeError('Refused');
}
