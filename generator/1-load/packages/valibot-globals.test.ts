/** Global valibot settings are not in generated code, so they are reported. */
import { expect, test as sequential } from 'vitest';
import { brief, HEAD, modelFile, Project, type Files } from '../../../test/project.js';

const test = sequential.concurrent;

async function saidOf(files: Files): Promise<{ code: number | null; said: string[] }> {
  const { code, diagnostics } = await new Project(files).report();
  return { code, said: diagnostics.map(brief) };
}

const USER = modelFile().slice(HEAD.length);

const set = (call: string): Files => ({ 'user.model.ts': `${HEAD}${call}\n${USER}` });

test.each([
  [`v.setGlobalMessage('No');`, 3],
  [`v.setSchemaMessage(() => 'No');`, 3],
  [`v.setSpecificMessage(v.email, 'No');`, 3],
  [`v.setSpecificMessage(v.string, 'Nein', 'de');\nv.setGlobalConfig({ lang: 'de' });`, 4, 3],
  [`v.setGlobalConfig({ abortEarly: true });`, 3],
  [`v.setGlobalConfig({ abortPipeEarly: true });`, 3],
])('%s is warned of', async (call, ...lines) => {
  const said = lines.map((line) => `warning valibot-global user.model.ts:${line}:1`);
  expect(await saidOf(set(call))).toEqual({ code: 0, said });
});

test.each([
  `v.setGlobalMessage('No');\nv.deleteGlobalMessage();`,
  `v.setGlobalConfig({});`,
  `export const later = (): void => v.setGlobalMessage('No');`,
])('%s sets nothing', async (call) => {
  expect(await saidOf(set(call))).toEqual({ code: 0, said: [] });
});

test('a setting made in an imported file is reported at that file', async () => {
  const said = await saidOf({
    'user.model.ts': `import './german.js';\n${modelFile()}`,
    'german.ts': `import { setGlobalMessage as say } from 'valibot';\nimport * as v from 'valibot';\nsay('Nein');\nv.setSchemaMessage('Nein');\n`,
  });
  expect(said).toEqual({
    code: 0,
    said: ['warning valibot-global', 'warning valibot-global german.ts:4:1'],
  });
});

test('a file that only sets it still exports no model', async () => {
  const files = { 'user.model.ts': `import * as v from 'valibot';\nv.setGlobalMessage('No');` };
  const { code, said } = await saidOf(files);
  expect(code).toBe(1);
  expect(said).toContain('error models-missing gen-dtos.config.ts:2:31');
});

test('what is printed is the same with and without', async () => {
  const [plain, other] = [
    new Project({ 'user.model.ts': modelFile() }),
    new Project(set(`v.setGlobalMessage('No');`)),
  ];
  await Promise.all([plain.run(), other.run()]);
  expect(other.output()).toEqual(plain.output());
});
