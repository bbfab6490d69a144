/** The models of `torture/`, generated and loaded. */
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type * as v from 'valibot';
import type { Config } from '../../generator/config.js';
import { typeNameOf } from '../../generator/ir/names.js';
import { definitionOf, type Model, type ModelDefinition } from '../../src/model/model.js';
import type { Dto } from '../../src/runtime/dto.js';
import type { ParseOptions } from '../../src/runtime/parse.js';
import type { Asker } from './inputs.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMMAND = path.join(ROOT, 'dist/generator/cli/bin.js');

export interface Torture {
  /** The folder of the project, in `.tmp/`. */
  readonly folder: string;
  readonly models: readonly TortureModel[];
  /** Everything that the generated code exports. */
  readonly generated: { readonly [name: string]: unknown };
  /** The emitted valibot schemas for roles, by their names. */
  readonly schemas: { readonly [name: string]: unknown };
}

export interface TortureModel {
  readonly model: Model;
  readonly definition: ModelDefinition;
  /** Its module, relative to the folder, and its name there. */
  readonly module: string;
  readonly exportName: string;
}

/** A fresh copy of the project, generated. */
export async function generateTorture(
  name: string,
  { emit = 'ts' }: Pick<Config, 'emit'> = {},
): Promise<string> {
  const folder = path.join(ROOT, '.tmp', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(fileURLToPath(new URL('torture/', import.meta.url)), folder, { recursive: true });
  const config = path.join(folder, 'gen-dtos.config.ts');
  const text = readFileSync(config, 'utf8');
  writeFileSync(config, text.replace("outDir: '", `emit: '${emit}', outDir: '`));
  await promisify(execFile)(process.execPath, [COMMAND, '--silent', '--cwd', folder]);
  return folder;
}

/** Has the compiler check what it would skip in a project. */
export function checkBodies(folder: string): void {
  for (const file of readdirSync(path.join(folder, 'generated'))) {
    const name = path.join(folder, 'generated', file);
    writeFileSync(name, readFileSync(name, 'utf8').replace('// @ts-nocheck\n', ''));
  }
}

/** The models and what was generated from them, as an application would run them. */
export async function loadTorture(folder: string): Promise<Torture> {
  const modules = readdirSync(path.join(folder, 'models')).map((file) => `./models/${file}`);
  const schemas = readdirSync(path.join(folder, 'generated')).filter((file) =>
    /\.schema\.[jt]s$/.test(file),
  );
  const entry = [
    `export * as generated from './generated/index.js';`,
    ...schemas.map((file, index) => `export * as schemas${index} from './generated/${file}';`),
    ...modules.map((module, index) => `export * as models${index} from '${module}';`),
  ];
  writeFileSync(path.join(folder, 'entry.ts'), entry.join('\n'));
  const outfile = path.join(folder, 'bundle.mjs');
  await build({
    entryPoints: [path.join(folder, 'entry.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  // Not `import()`, which vitest would take for one of the sources under test.
  const { generated, ...loaded } = createRequire(import.meta.url)(outfile);
  const models = modules.flatMap((module, index) => modelsOf(loaded[`models${index}`], module));
  return {
    folder,
    models,
    generated,
    schemas: Object.assign({}, ...schemas.map((_, index) => loaded[`schemas${index}`])),
  };
}

/** The Dto object of roles that are known at run time. */
export function dtoFor(torture: Torture, { definition, shape, roles }: Asker): Dto<object> {
  const choose = torture.generated[`${shape}${definition.name}By`] as (
    roles: readonly string[],
  ) => Dto<object>;
  return choose(roles);
}

/** A schema does not ask whether one may refer to a record, so it is compared with parsers that may. */
export const ALLOWING: ParseOptions = { mayReference: ({ ids }) => ids };

/** The type guard of roles that are known at run time. */
export function guardFor(torture: Torture, { definition, shape, roles }: Asker): Guard {
  const guard = torture.generated[`is${typeNameOf(shape)}${definition.name}By`] as GuardBy;
  return (input) => guard(roles, input);
}

type Guard = (input: unknown) => boolean;

type GuardBy = (roles: readonly string[], input: unknown) => boolean;

/** The emitted valibot schema for what a Dto parses. */
export function schemaFor(torture: Torture, { definition, shape }: Asker): SchemaFor {
  return torture.schemas[`${shape}${definition.name}Schema`] as SchemaFor;
}

type SchemaFor = (roles: number) => v.GenericSchema;

function modelsOf(exports: { readonly [name: string]: unknown }, module: string): TortureModel[] {
  return Object.entries(exports).flatMap(([exportName, value]) => {
    const definition = definitionOf(value);
    return definition ? [{ model: value as Model, definition, module, exportName }] : [];
  });
}
