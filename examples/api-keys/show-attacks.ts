import { showResults } from '../attacking/show-results.js';
import { attacks } from './attacks.js';
import { runAttack } from './run-attack.js';
import { start } from './start.js';

/** Runs every attack and prints what it did. Answers whether all went as it should. */
export const showAttacks = async (): Promise<boolean> =>
  showResults(await start(), attacks, runAttack);
