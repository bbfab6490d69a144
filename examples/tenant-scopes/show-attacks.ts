import { styleText } from 'node:util';
import { attacks, type Loot } from './attacks.js';
import { gotThrough, isProved, runAttack, wasStopped, type Result } from './run-attack.js';
import { start } from './start.js';

/** Runs every attack and prints what it did. Answers whether all went as it should. */
export async function showAttacks(): Promise<boolean> {
  const twins = await start();
  try {
    const results: Result[] = [];
    for (const attack of attacks) results.push(await runAttack(twins, attack));
    console.log(`\n${tableOf(results)}\n`);
    return results.every(isProved);
  } finally {
    await twins.close();
  }
}

const GOT: Record<Loot['kind'], string> = {
  read: 'read it',
  write: 'wrote it',
  'tell apart': 'can tell',
};

function tableOf(results: readonly Result[]): string {
  const holes = results.filter(({ attack, unsafe }) => gotThrough(attack, unsafe));
  const leaks = results.filter(({ attack, safe }) => !wasStopped(attack, safe));
  const rule = '─'.repeat(81);
  return [
    styleText('bold', lineOf('Attack', 'Unsafe twin'.padEnd(20), 'Safe twin')),
    rule,
    ...results.map(rowOf),
    rule,
    `${results.length} attacks: ${holes.length} got through the unsafe twin, ${leaks.length} the safe one.`,
  ].join('\n');
}

function rowOf({ attack, unsafe, safe }: Result): string {
  const got = gotThrough(attack, unsafe);
  const isStopped = wasStopped(attack, safe);
  return lineOf(
    attack.title,
    styled(`${got ? '✗' : '?'} ${unsafe.answer.status} ${got ? GOT[attack.wants.kind] : ''}`, !got),
    styled(`${isStopped ? '✓' : '✗'} ${safe.answer.status} ${attack.pointer ?? ''}`, isStopped),
  );
}

const lineOf = (title: string, unsafe: string, safe: string): string =>
  `${title.padEnd(42)}${unsafe}${safe}`.trimEnd();

const styled = (text: string, isGood: boolean): string =>
  styleText(isGood ? 'green' : 'red', text.padEnd(20));
