import { describe, expect, test } from 'vitest';
import type { Twin } from './attack-twins.js';
import { countStored, failuresIn, outcomesOf, type Attacked } from './corpus.js';

/**
 * Tests a handler and its twin under every attack on a Dto.
 *
 * @param of What is attacked of a twin, once the server runs.
 */
export function underAttack(title: string, of: (twin: Twin) => Attacked): void {
  describe(title, () => {
    test('by what is parsed: nothing is stored, and the answer says where', async () => {
      const attacked = of('');
      const outcomes = await outcomesOf(attacked);
      expect(failuresIn(outcomes, attacked)).toEqual([]);
      expect(outcomes.length).toBeGreaterThan(500);
    });

    test('by what is bound: the attacks are real', async () => {
      expect(countStored(await outcomesOf(of('/unsafe')))).toBeGreaterThan(0);
    });
  });
}
