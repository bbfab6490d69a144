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
  } catch {} // it has ended since
};
const pids = readdirSync('/proc').filter((name) => /^\\d+$/.test(name));
console.log(pids.filter((pid) => parentOf(pid) === process.pid).length);
`;

test.skipIf(process.platform !== 'linux').each([
  ['good', modelFile()],
  ['wrong', modelFile('User', `  a: field(v.string(), { writableBy: ['nobody'] }),`)],
  ['broken', 'export const User = ;'],
  ['ending', 'process.exit(1);'],
  ['endless', 'for (;;);'],
  ['throwing', 'setImmediate(() => { throw 1; });'],
])('runs over %s models leave no process behind', async (_, model) => {
  const program = `for (let run = 0; run < 3; run++) await generate({ check: true, timeLimit: 2_000 });${COUNT}`;
  expect(await printed(new Project({ 'user.model.ts': model }), program)).toBe(0);
});

/** What a call with these options returns. */
const resultOf = (options: string, after = ''): Promise<unknown> =>
  printed(
    new Project({ 'user.model.ts': modelFile() }),
    `const result = await generate(${options});${after}\nconsole.log(JSON.stringify(result));`,
  );

test('a wrong option is refused where generate() was called', async () => {
  expect(await resultOf(`{ onOutput: 'x' }`)).toEqual({
    root: expect.any(String) as string,
    ok: false,
    inputs: [],
    outputs: [],
    diagnostics: [
      {
        code: 'options-invalid',
        severity: 'error',
        message: "The option 'onOutput' of generate() is not a function.",
        help: 'Pass a function, or leave it out.',
        location: {
          file: 'program.mjs',
          line: 2,
          column: 22,
          length: 1,
          lineText: "const result = await generate({ onOutput: 'x' });",
        },
      },
    ],
  });
});

test.each([
  ['{ cwd: 5 }', "The option 'cwd' of generate() is not a text."],
  ['{ config: null }', "The option 'config' of generate() is not a text."],
  ['{ check: "no" }', "The option 'check' of generate() is not true or false."],
  ...['0', 'NaN', 'Infinity', '"5"'].map((limit) => [
    `{ timeLimit: ${limit} }`,
    "The option 'timeLimit' of generate() is not a number of milliseconds from 1 to 2147483647.",
  ]),
  ['{ chekc: true }', "generate() has no option 'chekc'."],
  ['null', 'The options of generate() are not an object.'],
  ['"packages/api"', 'The options of generate() are not an object.'],
])('generate(%s) is refused', async (options, message) => {
  expect(await resultOf(options)).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'options-invalid', message }],
  });
});

test('a misspelt option is answered with the one that is meant', async () => {
  expect(await resultOf('{ chekc: true }')).toMatchObject({
    diagnostics: [
      { help: "Did you mean 'check'? Declared: cwd, config, check, onOutput, timeLimit." },
    ],
  });
});

test('options that are undefined count as absent', async () => {
  const options = 'cwd: undefined, config: undefined, onOutput: undefined, timeLimit: undefined';
  expect(await resultOf(`{ ${options}, check: undefined }`)).toMatchObject({ ok: true });
});
