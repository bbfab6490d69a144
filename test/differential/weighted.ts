import fc, { type Arbitrary } from 'fast-check';

/** One of several arbitraries, each as often as its weight says. */
export function weighted<Value>(
  ...choices: readonly (readonly [weight: number, arbitrary: Arbitrary<Value>])[]
): Arbitrary<Value> {
  return fc.oneof(
    { withCrossShrink: true },
    ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })),
  );
}
