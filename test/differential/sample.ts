import fc, { type Arbitrary } from 'fast-check';

/** The values in the order of `fc.check`, so that the path to a value is its index. */
export function sample<Value>(arbitrary: Arbitrary<Value>, seed: number, numRuns: number): Value[] {
  const values: Value[] = [];
  const collect = fc.property(arbitrary, (value) => {
    values.push(value);
  });
  fc.check(collect, { seed, numRuns });
  return values;
}
