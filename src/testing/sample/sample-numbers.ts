import type { JsonSchema } from '../../runtime/json-schema/json-schema.js';

/** Numbers within the bounds of a schema, round ones first. */
export function sampleNumbers(schema: JsonSchema): number[] {
  const step = numberOf(schema['multipleOf']) ?? (schema['type'] === 'integer' ? 1 : undefined);
  const least = numberOf(schema['minimum']) ?? numberOf(schema['exclusiveMinimum']);
  const most = numberOf(schema['maximum']) ?? numberOf(schema['exclusiveMaximum']);
  const bounds = [least, most].filter((bound) => bound !== undefined);
  const near = bounds.flatMap((bound) => [bound, bound + (step ?? 0.5), bound - (step ?? 0.5)]);
  return [
    1,
    0,
    ...near,
    ...(step === undefined ? [] : near.map((one) => Math.ceil(one / step) * step)),
  ]
    .filter((one) => isWithin(one, schema))
    .filter((one) => step === undefined || Number.isInteger(one / step));
}

function isWithin(value: number, schema: JsonSchema): boolean {
  return (
    value >= (numberOf(schema['minimum']) ?? -Infinity) &&
    value <= (numberOf(schema['maximum']) ?? Infinity) &&
    value > (numberOf(schema['exclusiveMinimum']) ?? -Infinity) &&
    value < (numberOf(schema['exclusiveMaximum']) ?? Infinity)
  );
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;
