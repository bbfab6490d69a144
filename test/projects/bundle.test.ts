/** What a bundle of one Dto holds, in a project that says nothing about side effects. */
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { once } from '../outcome.js';
import { modelFile, Project } from '../project.js';

const generated = once(async () => {
  const project = new Project({
    'package.json': '{ "type": "module" }',
    'user.model.ts': modelFile(),
    'team.model.ts': modelFile(
      'Team',
      `  slug: field(v.pipe(v.string(), v.regex(/^team-/)), { writableBy: ['owner'] }),`,
    ),
  });
  expect((await project.run()).code).toBe(0);
  return project;
});

async function bundled(name: string): Promise<string> {
  const { folder } = await generated();
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${name} } from './out/index.js'; console.log(${name});`,
      resolveDir: folder,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minify: true,
  });
  return outputFiles[0]!.text;
}

test('of what is imported from the index, other models are left out, and valibot is, too', async () => {
  const dto = await bundled('updateUserByOwner');
  expect(['slug', '~run'].filter((part) => dto.includes(part))).toEqual([]);
  const schema = await bundled('updateUserByOwnerSchema');
  expect(['slug', '~run'].filter((part) => schema.includes(part))).toEqual(['~run']);
});
