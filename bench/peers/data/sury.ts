import * as S from 'sury';

const Data = S.deepStrict(
  S.schema({
    number: S.number,
    negNumber: S.number,
    maxNumber: S.number,
    string: S.string,
    longString: S.string,
    boolean: S.boolean,
    deeplyNested: { foo: S.string, num: S.number, bool: S.boolean },
  }),
);

const parseData = S.parseOrThrow(Data);
const assertData = S.assertInputOrThrow(Data);

export function parse(input: unknown): unknown {
  return parseData(input);
}

export function assert(input: unknown): true {
  assertData(input);
  return true;
}
