import fc, { type GeneratorValue } from 'fast-check';

/** A stored record of the model `Conditions`, as far as conditions ask for it. */
export interface ConditionsRecord {
  readonly state?: string;
  readonly due?: Date | null;
  readonly open?: boolean;
  readonly count?: number;
}

const RECORDS = fc.record<ConditionsRecord>(
  {
    state: fc.constantFrom('draft', 'rejected', 'done'),
    due: fc.constantFrom(new Date(0), new Date(1), null),
    open: fc.boolean(),
    count: fc.nat(4),
  },
  { requiredKeys: [] },
);

/** Made once: `generate` keeps each that it is given, and compares the next one with them all. */
const records = (): typeof RECORDS => RECORDS;

/** Records of which the conditions of `Conditions` hold, or not; or could not be told of. */
export function recordFor(generate: GeneratorValue): ConditionsRecord {
  return generate(records);
}
