import fc, { type Arbitrary } from 'fast-check';
import { print } from './print.js';

/** The values in the order of `fc.check`, so that the path to a value is its index. */
export function sample<Value>(arbitrary: Arbitrary<Value>, seed: number, numRuns: number): Value[] {
  const values: Value[] = [];
  const collect = fc.property(arbitrary, (value) => {
    values.push(value);
  });
  fc.check(collect, { seed, numRuns });
  return values;
}

/** A seed, so that the same value is always tried with the same others. */
export const seedFor = (value: unknown): number =>
  [...print(value)].reduce((hash, one) => (Math.imul(hash, 31) + one.charCodeAt(0)) | 0, 0);
