import { expect, test } from 'vitest';
import { GOOD } from '../../../test/outcome.js';
import { Project } from '../../../test/project.js';

const saidOf = async (...globs: string[]): Promise<{ place: string; message: string }[]> => {
  const models = globs.map((glob) => `'${glob}'`).join(', ');
  const config = `export default { models: [${models}], outDir: 'out' };`;
  const project = new Project({ ...GOOD, 'gen-dtos.config.ts': config });
  const { diagnostics } = await project.report();
  expect(project.list()).toContain('user.ts');
  return diagnostics.map(({ code, location, message }) => ({
    place: `${code} ${location?.file}:${location?.line}:${location?.column}`,
    message,
  }));
};

test('a glob that matches nothing is reported at its place if another one matches', async () => {
  expect(await saidOf('*.model.ts', '!nope/**', 'modles/*.model.ts')).toEqual([
    {
      place: 'models-unmatched gen-dtos.config.ts:1:53',
      message: "No file matches 'modles/*.model.ts' in 'models'.",
    },
  ]);
});

test('globs that all match, or that exclude files, are not reported', async () => {
  expect(await saidOf('*.model.ts', 'user.*.ts', '!nope/**')).toEqual([]);
});

test.each([
  ['alone', ['src\\\\*.model.ts'], 'models-missing'],
  ['beside others', ['*.model.ts', 'src\\\\*.model.ts'], 'models-unmatched'],
])('a glob with backslashes, %s, is told how globs are written', async (_, globs, code) => {
  const models = globs.map((glob) => `'${glob}'`).join(', ');
  const config = `export default { models: [${models}], outDir: 'out' };`;
  const project = new Project({ ...GOOD, 'gen-dtos.config.ts': config });
  const { diagnostics } = await project.report();
  expect(diagnostics.map((one) => ({ code: one.code, help: one.help }))).toEqual([
    { code, help: expect.stringContaining("globs have '/' on every system") as string },
  ]);
});

test('an output folder with backslashes is the same one on every system', async () => {
  const config = `export default { models: ['*.model.ts'], outDir: '.\\\\src\\\\out\\\\' };`;
  const project = new Project({ ...GOOD, 'gen-dtos.config.ts': config });
  const { outputs } = await project.report();
  expect(outputs.map(({ file }) => file)).toContain('src/out/user.ts');
  expect(project.list('src/out')).toContain('user.ts');
});
