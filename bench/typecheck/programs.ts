import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { made } from '../folders.js';
import { generateCold } from '../measure/generation.js';
import { writeProject } from '../projects/models.js';
import { zodModule } from './zod-module.js';

/** An application, with one way to get the types of its inputs. */
export interface Program {
  readonly title: string;
  readonly folder: string;
  /** The file that is changed. */
  readonly edited: string;
}

/** Writes the same application several times. Only the source of its input types differs. */
export function writePrograms(count: number): Program[] {
  const indexes = Array.from({ length: count }, (_, index) => index + 1);
  const source = writeProject({ name: 'typecheck', models: count, roles: 3 });
  const inJavaScript = writeProject({ name: 'typecheck-js', models: count, roles: 3, emit: 'js' });
  for (const project of [source, inJavaScript]) generateCold(project);
  const interfaces = (folder: string) => writeInterfaces(source, folder);
  const models = (folder: string) => copy(source, folder, 'models');
  const generated = (folder: string) => copy(source, folder, 'generated');
  const declared = (folder: string) => copy(inJavaScript, folder, 'generated');
  const uses = (folder: string) => useGenerated(folder, indexes);
  const dtoOf = (folder: string) => useDtoOf(folder, indexes);
  const zod = (folder: string) => writeZod(folder, indexes);
  return [
    program('plain interfaces', [interfaces, uses]),
    program('generated', [generated, uses]),
    program('generated, as `.js` and `.d.ts`', [declared, uses]),
    program('models alone', [models], 'models/record1.model.ts'),
    program('plain interfaces, and the models', [models, interfaces, uses]),
    program('generated, and the models', [models, generated, uses]),
    program('generated, as `.js` and `.d.ts`, and the models', [models, declared, uses]),
    program('`DtoOf`, nothing generated', [models, dtoOf]),
    program("zod's `z.infer`", [zod]),
  ];
}

function program(
  title: string,
  parts: readonly ((folder: string) => void)[],
  edited = 'src/use-1.ts',
): Program {
  const folder = join(made, 'typecheck', title.replaceAll(/\W+/g, '-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  for (const write of parts) write(folder);
  return { title, folder, edited: join(folder, edited) };
}

/** A typical application's configuration. */
const tsconfig = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023'],
    module: 'nodenext',
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['**/*.ts'],
};

function copy(source: string, folder: string, part: 'models' | 'generated'): void {
  cpSync(join(source, part), join(folder, part), { recursive: true });
  cpSync(join(source, 'access.ts'), join(folder, 'access.ts'));
}

/** Writes only the generated interfaces, without any code that runs. */
function writeInterfaces(source: string, folder: string): void {
  mkdirSync(join(folder, 'generated'), { recursive: true });
  for (const name of readdirSync(join(source, 'generated'))) {
    if (!/^record\d+\.ts$/.test(name)) continue;
    const text = readFileSync(join(source, 'generated', name), 'utf8');
    const interfaces = text.match(/^export interface .*\{(?:\}|$[^]*?^\})$/gm) ?? [];
    writeFileSync(join(folder, 'generated', name), `${interfaces.join('\n')}\n`);
  }
}

function useGenerated(folder: string, indexes: readonly number[]): void {
  for (const index of indexes) {
    const [create, update] = [`CreateRecord${index}ByRole1`, `UpdateRecord${index}ByRole1`];
    const source = `import type { ${create}, ${update} } from '../generated/record${index}.js';\n`;
    writeFileSync(fileOfUse(folder, index), source + use(create, update));
  }
}

function useDtoOf(folder: string, indexes: readonly number[]): void {
  for (const index of indexes) {
    const source = `import type { DtoOf } from 'gen-dtos';
import type { Record${index} } from '../models/record${index}.model.js';

type Create = DtoOf<typeof Record${index}, 'create', 'role1'>;
type Update = DtoOf<typeof Record${index}, 'update', 'role1'>;
`;
    writeFileSync(fileOfUse(folder, index), source + use('Create', 'Update'));
  }
}

function writeZod(folder: string, indexes: readonly number[]): void {
  mkdirSync(join(folder, 'models'));
  for (const index of indexes) {
    writeFileSync(join(folder, 'models', `record${index}.ts`), zodModule(`Record${index}`));
    const source = `import type * as z from 'zod';
import type { CreateRecord${index}, UpdateRecord${index} } from '../models/record${index}.js';

type Create = z.infer<typeof CreateRecord${index}>;
type Update = z.infer<typeof UpdateRecord${index}>;
`;
    writeFileSync(fileOfUse(folder, index), source + use('Create', 'Update'));
  }
}

function use(create: string, update: string): string {
  return `
export const created: ${create} = { email: 'me@example.com', name: 'Me', tags: [], newsletter: true };

export function mailOf(changes: ${update}): string | undefined {
  return changes.email;
}
`;
}

function fileOfUse(folder: string, index: number): string {
  return join(folder, 'src', `use-${index}.ts`);
}
