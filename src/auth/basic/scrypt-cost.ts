/** What one guess costs: 128 · r · 2^ln bytes of memory, p times in a row. */
export interface ScryptCost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/**
 * One of the equally strong settings of the OWASP Password Storage Cheat Sheet: 32 MiB, 3 times.
 */
export const USUAL_COST: ScryptCost = { ln: 15, r: 8, p: 3 };

/** The most memory that a hash may take, even a stored one. */
export const MEMORY_BYTES: number = 2 ** 29;

/** Whether a cost is valid for scrypt, and within the limit. */
export const isCost = ({ ln, r, p }: ScryptCost): boolean =>
  [ln, r, p].every((number) => Number.isInteger(number) && number >= 1 && number <= 99) &&
  128 * r * 2 ** ln <= MEMORY_BYTES;

/**
 * Makes sure that a cost is valid.
 *
 * @throws {RangeError} If the cost is not valid for scrypt, or too high.
 */
export function mustBeCost(cost: ScryptCost): void {
  if (isCost(cost)) return;
  throw new RangeError(
    'The `ln`, `r` and `p` of a cost have to be integers from 1 to 99, and take at most 512 MiB (128 * r * 2 ** ln bytes).',
  );
}
