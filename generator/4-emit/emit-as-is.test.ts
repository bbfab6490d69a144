/** Projects with `emit: 'ts-as-is'`, whose files import each other by their real names. */
import { describe, expect, test as sequential } from 'vitest';
import { typeErrorsIn } from '../../test/type-errors.js';
import { Project, type Files } from '../../test/project.js';

const test = sequential.concurrent;

const configOf = (emit: string): string =>
  `export default { models: ['models/*.model.ts'], outDir: 'out', emit: '${emit}' };\n`;

const HEAD = `import * as v from 'valibot';
import { field, model } from '../access.ts';
`;

const MODELS: Files = {
  'models/address.model.ts': `${HEAD}const Address = model('Address', {
  street: field(v.pipe(v.string(), v.check((text) => text !== '')), { writableBy: ['owner'] }),
});
export { Address as "} from './user.js'" };
`,
  'models/user.model.ts': `${HEAD}import { "} from './user.js'" as Address } from './address.model.ts';
export const User = model('User', {
  address: field(Address, { writableBy: ['owner'] }),
  home: field(v.optional(v.literal("} from './address.js';\\n} from './address.js';")), { writableBy: ['owner'] }),
});
`,
};

const project = (emit = 'ts-as-is', files: Files = MODELS): Project =>
  new Project({ ...files, 'gen-dtos.config.ts': configOf(emit) });

/** The paths that a project's modules import. */
const imports = (one: Project): string[] => {
  const modules = one.list().filter((name) => name.endsWith('.ts'));
  const texts = modules.map((name) => one.read(`out/${name}`));
  return texts.flatMap((text) =>
    [...text.matchAll(/^.* from '(\..*)';$/gm)].map(([, from]) => from!),
  );
};

describe('each module', () => {
  test('imports the others and the models by the names of their files', async () => {
    const one = project();
    expect((await one.run()).code).toBe(0);
    expect(new Set(imports(one))).toEqual(
      new Set([
        './address.ts',
        './address.schema.ts',
        './address.json-schema.ts',
        './user.ts',
        './user.schema.ts',
        './user.json-schema.ts',
        '../models/address.model.ts',
      ]),
    );
    expect((await one.run('--check')).code).toBe(0);
  });

  test('is otherwise what it is for a compiler', async () => {
    const [one, other] = [project(), project('ts')];
    await Promise.all([one.run(), other.run()]);
    const compiled = Object.entries(one.output()).map(([name, text]) => [
      name,
      text.replace(/^(.* from '\..*\.)ts';$/gm, "$1js';"),
    ]);
    expect(Object.fromEntries(compiled)).toEqual(other.output());
  });
});

test('a compiler that is told of such imports takes them', async () => {
  const one = project('ts-as-is', {
    ...MODELS,
    'use.ts': `import { updateUserByOwner, type UpdateUserByOwner } from './out/user.ts';
export const taken: UpdateUserByOwner = { address: { street: 'Bahnhofstrasse' } };
export const refused: UpdateUserByOwner = { address: { street: 1 } };
export { updateUserByOwner };
`,
  });
  await one.run();
  expect(await typeErrorsIn(one.folder, { allowImportingTsExtensions: true })).toMatch(
    /^\S*use\.ts\(3,\d+\): error TS2322: .*\n$/,
  );
});

test('a change of the option is seen', async () => {
  const one = project('ts');
  await one.run();
  expect(imports(one)).toContain('./address.js');
  one.write({ 'gen-dtos.config.ts': configOf('ts-as-is') });
  expect((await one.run('--check')).code).toBe(1);
  await one.run();
  expect(imports(one)).not.toContain('./address.js');
});
