/** The measure: what a careful developer would write. It returns a fresh object, or throws. */
type Input = Record<string, unknown>;

const objectPrototype = Object.prototype;

function isPlain(input: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === objectPrototype || prototype === null;
}

function isObject(input: unknown): input is Input {
  return typeof input === 'object' && input !== null;
}

function hasKeys(input: Input, expected: number): boolean {
  let count = 0;
  for (const _ in input) count++;
  return count === expected;
}

function refuse(): never {
  throw new TypeError('Refused');
}

export function parse(input: unknown): unknown {
  if (!isObject(input)) return refuse();
  const number = input['number'];
  // Not earlier: once a property has been read, V8 knows the object's map and needs no call.
  if (typeof number !== 'number' || !isPlain(input)) return refuse();
  const negNumber = input['negNumber'];
  if (typeof negNumber !== 'number') return refuse();
  const maxNumber = input['maxNumber'];
  if (typeof maxNumber !== 'number') return refuse();
  const string = input['string'];
  if (typeof string !== 'string') return refuse();
  const longString = input['longString'];
  if (typeof longString !== 'string') return refuse();
  const boolean = input['boolean'];
  if (typeof boolean !== 'boolean') return refuse();
  const nested = input['deeplyNested'];
  if (!isObject(nested) || !hasKeys(input, 7)) return refuse();
  const foo = nested['foo'];
  if (typeof foo !== 'string' || !isPlain(nested)) return refuse();
  const num = nested['num'];
  if (typeof num !== 'number') return refuse();
  const bool = nested['bool'];
  if (typeof bool !== 'boolean' || !hasKeys(nested, 3)) return refuse();
  const deeplyNested = { foo, num, bool };
  return { number, negNumber, maxNumber, string, longString, boolean, deeplyNested };
}

export function assert(input: unknown): true {
  if (
    isObject(input) &&
    typeof input['number'] === 'number' &&
    isPlain(input) &&
    typeof input['negNumber'] === 'number' &&
    typeof input['maxNumber'] === 'number' &&
    typeof input['string'] === 'string' &&
    typeof input['longString'] === 'string' &&
    typeof input['boolean'] === 'boolean' &&
    hasKeys(input, 7) &&
    isDeeplyNested(input['deeplyNested'])
  ) {
    return true;
  }
  return refuse();
}

function isDeeplyNested(input: unknown): boolean {
  return (
    isObject(input) &&
    typeof input['foo'] === 'string' &&
    isPlain(input) &&
    typeof input['num'] === 'number' &&
    typeof input['bool'] === 'boolean' &&
    hasKeys(input, 3)
  );
}
