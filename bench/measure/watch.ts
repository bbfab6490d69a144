import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { command } from '../product.js';

/** For each change of one model, the seconds until the line that says it was generated. */
export async function regenerate(folder: string, changes: number): Promise<number[]> {
  const child = spawn(process.execPath, [command, '--watch'], { cwd: folder });
  const lines = child.stderr.setEncoding('utf8');
  const done = async (): Promise<void> => {
    for (let text = ''; !/ in \d+ ms\.\n/.test(text);) text += String(await once(lines, 'data'));
  };
  const file = join(folder, 'models/record1.model.ts');
  const source = readFileSync(file, 'utf8');
  const times: number[] = [];
  await done();
  for (let index = 1; index <= changes; index++) {
    await sleep(200);
    const start = performance.now();
    writeFileSync(file, source.replace('maxLength(50)', `maxLength(${50 + index})`));
    await done();
    times.push((performance.now() - start) / 1000);
  }
  writeFileSync(file, source);
  child.kill();
  await once(child, 'close');
  return times;
}
