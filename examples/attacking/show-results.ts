import type { Aim, Result } from './attack.js';
import { tableOf } from './table.js';
import { isProved, verdictOf } from './verdict.js';

/** Runs every attack on an example and prints what it did. Answers whether all went as it should. */
export async function showResults<
  AnAttack extends Aim,
  Running extends { readonly close: () => Promise<void> },
>(
  running: Running,
  attacks: readonly AnAttack[],
  runAttack: (running: Running, attack: AnAttack) => Promise<Result>,
): Promise<boolean> {
  try {
    const results: Result[] = [];
    for (const attack of attacks) results.push(await runAttack(running, attack));
    console.log(`\n${tableOf(results)}\n\n${verdictOf(results)}`);
    return results.every(isProved);
  } finally {
    await running.close();
  }
}
