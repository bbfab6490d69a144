import type { Result } from '../quickstart/run-attack.js';
import { tableOf } from '../quickstart/table.js';
import { isProved, verdictOf } from '../quickstart/verdict.js';
import { attacks } from './attacks.js';
import { runAttack } from './run-attack.js';
import { start } from './start.js';

/** Runs every attack and prints what it did. Answers whether all went as it should. */
export async function showAttacks(): Promise<boolean> {
  const running = await start();
  try {
    const results: Result[] = [];
    for (const attack of attacks) results.push(await runAttack(running, attack));
    console.log(`\n${tableOf(results)}\n\n${verdictOf(results)}`);
    return results.every(isProved);
  } finally {
    await running.close();
  }
}
