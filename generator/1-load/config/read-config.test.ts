import { expect, test } from 'vitest';
import { GOOD } from '../../../test/outcome.js';
import { Project, type Complaint } from '../../../test/project.js';

const said = async (config: string): Promise<readonly Complaint[]> => {
  const project = new Project({ ...GOOD, 'gen-dtos.config.ts': config });
  const { diagnostics } = await project.report();
  return diagnostics;
};

test('a promise of a configuration is refused, and can be awaited', async () => {
  const made = `const load = async () => ({ models: ['*.model.ts'], outDir: 'out' });\n`;
  expect(await said(`${made}export default load();`)).toEqual([
    {
      code: 'config-invalid',
      severity: 'error',
      message: 'The default export is a promise of a configuration.',
      help: 'Await it, as in export default await load().',
      location: {
        file: 'gen-dtos.config.ts',
        line: 2,
        column: 1,
        length: 22,
        lineText: 'export default load();',
      },
    },
  ]);
  expect(await said(`${made}export default await load();`)).toEqual([]);
});

test('a promise of an option is not taken for an empty object', async () => {
  const config = `export default { models: ['*.model.ts'], outDir: 'out', openapi: Promise.resolve() };`;
  expect((await said(config)).map(({ message }) => message)).toEqual([
    "'openapi': Expected Object but received null.",
  ]);
});

test('a configuration that throws when it is asked whether it is a promise has thrown', async () => {
  const complaints = await said(`export default { get then() { throw new Error('no'); } };`);
  expect(complaints.map(({ code }) => code)).toEqual(['config-failed']);
});
