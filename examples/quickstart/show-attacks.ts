import { attacks } from './attacks.js';
import { runAttack, type Result } from './run-attack.js';
import { start } from './start.js';
import { tableOf } from './table.js';
import { isProved, verdictOf } from './verdict.js';

/** Runs every attack and prints what it did. Answers whether all went as it should. */
export async function showAttacks(): Promise<boolean> {
  const quickstart = await start();
  try {
    const results: Result[] = [];
    for (const attack of attacks) results.push(await runAttack(quickstart, attack));
    console.log(`\n${tableOf(results)}\n\n${verdictOf(results)}`);
    return results.every(isProved);
  } finally {
    await quickstart.close();
  }
}
