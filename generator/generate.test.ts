/** `generate()` as a program calls it, again and again in one process. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { modelFile, Project } from '../test/project.js';

/** What a program prints, as data. */
async function printed(project: Project, program: string): Promise<unknown> {
  project.write({ 'program.mjs': `import { generate } from 'gen-dtos/generator';\n${program}` });
  const ran = await promisify(execFile)(process.execPath, ['program.mjs'], { cwd: project.folder });
  return JSON.parse(ran.stdout);
}

/** Prints how many processes this one has started that are still known, even as zombies. */
const COUNT = `
import { readdirSync, readFileSync } from 'node:fs';
const parentOf = (pid) => {
  try {
    return Number(readFileSync(\`/proc/\${pid}/stat\`, 'utf8').replace(/^.*\\) /, '').split(' ')[1]);
  } catch {}
};
const pids = readdirSync('/proc').filter((name) => /^\\d+$/.test(name));
console.log(pids.filter((pid) => parentOf(pid) === process.pid).length);
`;

test.skipIf(process.platform !== 'linux').each([
  ['good', modelFile()],
  ['wrong', modelFile('User', `  a: field(v.string(), { writableBy: ['nobody'] }),`)],
  ['broken', 'export const User = ;'],
])('runs over %s models leave no process behind', async (_, model) => {
  const program = `for (let run = 0; run < 3; run++) await generate({ check: true });${COUNT}`;
  expect(await printed(new Project({ 'user.model.ts': model }), program)).toBe(0);
});
