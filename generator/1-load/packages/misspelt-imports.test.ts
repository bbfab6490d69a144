/** Wrong imports are reported with their place and a suggestion. */
import { expect, test as sequential } from 'vitest';
import { once } from '../../../test/outcome.js';
import { ACCESS, brief, CONFIG, modelFile, Project, type Files } from '../../../test/project.js';

const test = sequential.concurrent;

/** The diagnostics of a project: place, message and help. */
async function saidOf(files: Files): Promise<{ code: number | null; said: string[] }> {
  const { code, diagnostics } = await new Project(files).report();
  const said = diagnostics.map((one) => `${brief(one)}: ${one.message} ${one.help}`);
  return { code, said };
}

const ELSE = 'Check the path, or install the package.';
const ALIAS =
  "An alias is declared in 'paths' of tsconfig.json or, if it begins with '#', in 'imports' of package.json.";

const UNRESOLVED: [specifier: string, help: string][] = [
  ['./acces.js', `Did you mean './access.js'? ${ELSE}`],
  ['./acces', `Did you mean './access'? ${ELSE}`],
  ['./acces.ts', `Did you mean './access.ts'? ${ELSE}`],
  ['./adress.model.js', `Did you mean './address.model.js'? ${ELSE}`],
  ['./parts/taxx.js', `Did you mean './parts/tax.mjs'? ${ELSE}`],
  ['./nothing-like-it.js', ELSE],
  ['./nowhere/access.js', ELSE],
  ['valbot', `Did you mean 'valibot'? ${ELSE}`],
  ['gen-dto', `Did you mean 'gen-dtos'? ${ELSE}`],
  ['nothing-like-it', ELSE],
  ['~/access', ALIAS],
  ['#access', ALIAS],
  ['@/access', ALIAS],
];

const saidOfUnresolved = once(() =>
  saidOf({
    'user.model.ts': UNRESOLVED.map(([specifier]) => `import '${specifier}';\n`).join(''),
    'address.model.ts': modelFile('Address'),
    'parts/tax.mts': 'export {};',
  }),
);

test.each(UNRESOLVED.map((row, index) => [...row, index + 1] as const))(
  'an import of %s is answered with the file or package that is meant, if one is near',
  async (specifier, help, line) => {
    const { code, said } = await saidOfUnresolved();
    expect(code).toBe(1);
    expect(said).toContain(
      `error model-import user.model.ts:${line}:8: Could not resolve "${specifier}". ${help}`,
    );
  },
);

test('an import in another case, which Windows and macOS take, is answered with the file', async () => {
  const { code, said } = await saidOf({ 'user.model.ts': `import './Access.js';` });
  expect({ code, said }).toEqual({
    code: 1,
    said: [
      `error model-import user.model.ts:1:8: Could not resolve "./Access.js". Did you mean './access.js'? ${ELSE}`,
    ],
  });
});

test('for an installed package without the imported file, the help does not say to install it', async () => {
  const specifiers = ['@acme/rules', '@acme/rules/colors', 'gen-dtos/rutime'];
  const { code, said } = await saidOf({
    'user.model.ts': specifiers.map((specifier) => `import '${specifier}';\n`).join(''),
    'node_modules/@acme/rules/package.json': '{ "exports": { ".": "./dist/index.js" } }',
  });
  expect(code).toBe(1);
  const help =
    'The package is installed, but has no such file: build the package first, or correct the path.';
  expect(said).toEqual(
    specifiers.map(
      (specifier, index) =>
        `error model-import user.model.ts:${index + 1}:8: Could not resolve "${specifier}". ${help}`,
    ),
  );
});

test('for a name that a file of the project does not export, the help lists those that it does', async () => {
  const text = `import { feild, model } from './access.js';\nmodel('User', { a: feild() });\n`;
  const types = 'export interface Feild {}\n';
  const wanted = `Did you mean 'field'? Declared: field, model.`;
  const place = 'error model-import user.model.ts:1:10';
  expect(await saidOf({ 'user.model.ts': text, 'access.ts': types + ACCESS })).toEqual({
    code: 1,
    said: [`${place}: No matching export in "access.ts" for import "feild". ${wanted}`],
  });
});

test('names that packages do not export are all reported, each once, with their place', async () => {
  const shared = `import { defineRols } from 'gen-dtos';\nexport const { field, model } = defineRols({ owner: 'Whose it is' });\n`;
  const text = `import { narow as only, type Field } from 'gen-dtos';\nimport valibot, { strng } from 'valibot';\n${modelFile()}only(valibot, strng);\n`;
  const files = { 'access.ts': shared, 'user.model.ts': text, 'team.model.ts': modelFile('Team') };
  const { code, said } = await saidOf(files);
  const other = 'Correct its name, or install a version that has it.';
  expect({ code, said: said.toSorted() }).toEqual({
    code: 1,
    said: [
      `error model-import access.ts:1:10: No matching export in "gen-dtos" for import "defineRols". Did you mean 'defineRoles'? ${other}`,
      `error model-import user.model.ts:1:10: No matching export in "gen-dtos" for import "narow". Did you mean 'narrow'? ${other}`,
      `error model-import user.model.ts:2:19: No matching export in "valibot" for import "strng". Did you mean 'string'? ${other}`,
      `error model-import user.model.ts:2:8: No matching export in "valibot" for import "default". ${other}`,
    ],
  });
});

test('a re-exported name has a place, too', async () => {
  const files = {
    'all.ts': `export { narow as narrow } from 'gen-dtos';\n`,
    'user.model.ts': `import { narrow } from './all.js';\nnarrow();\n`,
  };
  const { said } = await saidOf(files);
  expect(said).toEqual([expect.stringMatching(/^error model-import all\.ts:1:10: .*'narrow'/)]);
});

test('a name that a package does not export is bad usage in the configuration', async () => {
  const text = CONFIG.replaceAll('defineConfig', 'defineConfg');
  const { code, said } = await saidOf({ 'gen-dtos.config.ts': text });
  expect({ code, said }).toEqual({
    code: 2,
    said: [
      `error config-failed gen-dtos.config.ts:1:10: No matching export in "gen-dtos/config" for import "defineConfg". Did you mean 'defineConfig'? Correct its name, or install a version that has it.`,
    ],
  });
});
