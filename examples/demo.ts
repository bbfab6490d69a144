/**
 * `npm run demo -- <example>`: generates the code of an example, attacks its unsafe handlers and its
 * safe ones, and shows what is stored afterwards.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const HERE = import.meta.dirname;
const GENERATOR = path.join(HERE, '../dist/generator/cli/bin.js'); // what `npx gen-dtos` runs

const names = readdirSync(HERE).filter((name) =>
  existsSync(path.join(HERE, name, 'show-attacks.ts')),
);
const [asked = 'quickstart'] = process.argv.slice(2);
const name = names.find((one) => one === asked);

if (name === undefined) {
  console.error(`There is no such example. There are: ${names.join(', ')}.`);
  process.exitCode = 2;
} else {
  process.exitCode = (await demonstrate(name)) ? 0 : 1;
}

async function demonstrate(example: string): Promise<boolean> {
  const folder = path.join(HERE, example);
  const generated = spawnSync(process.execPath, [GENERATOR, '--cwd', folder], { stdio: 'inherit' });
  if (generated.status !== 0) return false;
  // Imported only now, because the server imports what was just generated.
  const { showAttacks } = (await import(`./${example}/show-attacks.js`)) as {
    showAttacks: () => Promise<boolean>;
  };
  return showAttacks();
}
