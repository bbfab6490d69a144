/** Generates, attacks both twins, shows what stands in rows, answers and cookies afterwards. */
import { spawnSync } from 'node:child_process';

const HERE = import.meta.dirname;
const GENERATOR = `${HERE}/../../dist/generator/cli/bin.js`; // what `npx gen-dtos` runs

const { status } = spawnSync(process.execPath, [GENERATOR, '--cwd', HERE], { stdio: 'inherit' });
if (status === 0) {
  // Imported only now, because the server imports what was just generated.
  const { showAttacks } = await import('./show-attacks.js');
  process.exitCode = (await showAttacks()) ? 0 : 1;
} else {
  process.exitCode = 1;
}
