/** What one guess costs: 128 · r · 2^ln bytes of memory, p times one after another. */
export interface ScryptCost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** One of the equally strong rows of the OWASP Password Storage Cheat Sheet: 32 MiB, 3 times. */
export const USUAL_COST: ScryptCost = { ln: 15, r: 8, p: 3 };

/** A stored hash may not ask for more. */
export const MEMORY_BYTES: number = 2 ** 29;

/** Whether scrypt can be asked for it, and may. */
export const isCost = ({ ln, r, p }: ScryptCost): boolean =>
  [ln, r, p].every((number) => Number.isInteger(number) && number >= 1 && number <= 99) &&
  128 * r * 2 ** ln <= MEMORY_BYTES;

/** @throws {RangeError} If scrypt can't be asked for it, or may not. */
export function mustBeCost(cost: ScryptCost): void {
  if (!isCost(cost)) throw new RangeError('The cost of scrypt is no such number, or too high.');
}
