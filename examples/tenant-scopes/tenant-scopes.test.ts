import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { attacks } from './attacks.js';
import { reset } from './fixtures.js';
import { gotThrough, runAttack, wasStopped } from './run-attack.js';
import { start, type Twins } from './start.js';

let twins: Twins;
beforeAll(async () => {
  twins = await start();
});
afterAll(() => twins.close());
beforeEach(() => reset(twins.database));

test.each(attacks)('$title', async (attack) => {
  const { unsafe, safe } = await runAttack(twins, attack);
  expect(gotThrough(attack, unsafe)).toBe(true);
  expect([safe.answer.status, safe.answer.text]).toEqual([attack.status, expect.any(String)]);
  expect(wasStopped(attack, safe)).toBe(true);
});
