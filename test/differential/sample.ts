import fc, { type Arbitrary } from 'fast-check';

/** Values as `fc.check` runs through them, so that the path to one is its number. */
export function sample<Value>(arbitrary: Arbitrary<Value>, seed: number, numRuns: number): Value[] {
  const values: Value[] = [];
  const collect = fc.property(arbitrary, (value) => {
    values.push(value);
  });
  fc.check(collect, { seed, numRuns });
  return values;
}
