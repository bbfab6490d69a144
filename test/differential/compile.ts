/** Generates, bundles and loads programs, in this process and from the sources under test. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { LoadedModel } from '../../generator/1-load/loaded.js';
import { NAMING, type Naming } from '../../generator/3-lower/live/often-used.js';
import { lower } from '../../generator/3-lower/lower.js';
import { emit } from '../../generator/4-emit/emit.js';
import { diagnosticOf, type Complaint } from '../../generator/diagnostics/diagnostic.js';
import type { ModelIr } from '../../generator/ir/program-ir.js';
import { definitionOf } from '../../src/model/model.js';
import type { apply } from '../../src/runtime/apply/apply.js';
import type { changes } from '../../src/runtime/apply/changes.js';
import type { given } from '../../src/runtime/conditions/given.js';
import type { safeParseForm } from '../../src/runtime/form/parse-form.js';
import type { safeParseQuery } from '../../src/runtime/form/parse-query.js';
import type { safeParseJsonPatch } from '../../src/runtime/json-patch/parse-json-patch.js';
import type { safeParse } from '../../src/runtime/parse.js';
import type { Program } from './description.js';
import { namesOf, sourceOf } from './source.js';

const manifest = createRequire(import.meta.url)('../../package.json');

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Resolves the package's entries to their sources, so that what is under test is what is in the tree. */
const fromSources: Plugin = {
  name: 'from-sources',
  setup(setup) {
    setup.onResolve({ filter: new RegExp(`^${manifest.name}(/|$)`) }, ({ path: entry }) => {
      const built: string = manifest.exports[entry.replace(manifest.name, '.')].default;
      return { path: path.join(ROOT, built.replace('dist/', '').replace(/js$/, 'ts')) };
    });
  },
};

/** A program that was generated and loaded, or why it could not be. */
export type Compiled = Loaded | { readonly program: Program; readonly errors: readonly string[] };

export interface Loaded {
  readonly program: Program;
  /** The name of its first model. */
  readonly name: string;
  readonly models: readonly ModelIr[];
  /** What its module and its schema module export. */
  readonly exports: Exports;
  readonly safeParse: typeof safeParse;
  readonly given: typeof given;
  readonly apply: typeof apply;
  readonly changes: typeof changes;
  readonly safeParseForm: typeof safeParseForm;
  readonly safeParseJsonPatch: typeof safeParseJsonPatch;
  readonly safeParseQuery: typeof safeParseQuery;
}

interface Exports {
  readonly [name: string]: unknown;
}

/** A fresh folder for programs. Who makes it removes it. */
export function freshFolder(): string {
  mkdirSync(path.join(ROOT, '.tmp'), { recursive: true });
  return mkdtempSync(path.join(ROOT, '.tmp/differential-'));
}

/** Generates programs with one run and one bundle for all of them. */
export async function compile(programs: readonly Program[]): Promise<Compiled[]> {
  const folder = freshFolder();
  try {
    return await compileIn(folder, programs);
  } catch (error) {
    const [only, ...others] = programs;
    if (only === undefined || others.length === 0)
      return [{ program: only!, errors: [String(error)] }];
    const half = programs.length >> 1;
    return [...(await compile(programs.slice(0, half))), ...(await compile(programs.slice(half)))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same, leaving its files in a folder. */
export async function compileIn(folder: string, programs: readonly Program[]): Promise<Compiled[]> {
  mkdirSync(path.join(folder, 'generated'), { recursive: true });
  const lowered = lowerAll(await loadModels(folder, programs), programs);
  const models = lowered.flatMap((one) => ('models' in one ? one.models : []));
  for (const { name, text } of await emit({ models }, { models: [], outDir: 'generated' }, '')) {
    writeFileSync(path.join(folder, 'generated', name), text);
  }
  const lines = lowered.flatMap((one, index) =>
    'models' in one
      ? [
          `export * as p${index} from './generated/p${index}.js';`,
          `export * as s${index} from './generated/p${index}.schema.js';`,
        ]
      : [],
  );
  const loaded = await bundled(folder, 'generated', [
    `export { apply, changes, given, safeParse } from 'gen-dtos/runtime';`,
    `export { safeParseForm, safeParseJsonPatch, safeParseQuery } from 'gen-dtos/runtime';`,
    ...lines,
  ]);
  return lowered.map((one, index) => {
    if ('errors' in one) return one;
    const exports = { ...(loaded[`p${index}`] as Exports), ...(loaded[`s${index}`] as Exports) };
    return {
      program: one.program,
      name: `P${index}`,
      models: one.models,
      exports,
      safeParse: loaded['safeParse'] as typeof safeParse,
      given: loaded['given'] as typeof given,
      apply: loaded['apply'] as typeof apply,
      changes: loaded['changes'] as typeof changes,
      safeParseForm: loaded['safeParseForm'] as typeof safeParseForm,
      safeParseJsonPatch: loaded['safeParseJsonPatch'] as typeof safeParseJsonPatch,
      safeParseQuery: loaded['safeParseQuery'] as typeof safeParseQuery,
    };
  });
}

/** The exports of each program's model file. */
async function loadModels(folder: string, programs: readonly Program[]): Promise<Exports[]> {
  const imports = { package: 'gen-dtos', own: './own.js' };
  copyFileSync(new URL('own.ts', import.meta.url), path.join(folder, 'own.ts'));
  for (const [index, program] of programs.entries()) {
    writeFileSync(path.join(folder, `p${index}.model.ts`), sourceOf(program, `P${index}`, imports));
  }
  const lines = programs.map((_, index) => `export * as p${index} from './p${index}.model.js';`);
  const loaded = await bundled(folder, 'models', lines);
  return programs.map((_, index) => loaded[`p${index}`] as Exports);
}

type Lowered =
  | { readonly program: Program; readonly models: readonly ModelIr[] }
  | { readonly program: Program; readonly errors: readonly string[] };

function lowerAll(exported: readonly Exports[], programs: readonly Program[]): Lowered[] {
  return programs.map((program, index) => {
    const errors: string[] = [];
    const names = [...namesOf(program, `P${index}`).values()];
    const models = names.map((name): LoadedModel => {
      const schema = exported[index]?.[name] as object;
      return {
        definition: definitionOf(schema)!,
        schema,
        file: `p${index}.model.ts`,
        exportName: name,
      };
    });
    const report = (complaint: Complaint): void => {
      const { severity, code, message } = diagnosticOf(complaint);
      if (severity === 'error') errors.push(`${code}: ${message}`);
    };
    const ir = lower(models, report, { naming: program.named ? ALL_NAMED : NAMING });
    return errors.length > 0 ? { program, errors } : { program, models: ir.models };
  });
}

const ALL_NAMED: Naming = { mostInPlace: 0, leastUses: 1, leastSize: 2 };

/** Bundles these export lines with the sources under test, and returns the exports. */
export async function bundled(
  folder: string,
  name: string,
  lines: readonly string[],
): Promise<Exports> {
  const entry = path.join(folder, `${name}.ts`);
  writeFileSync(entry, lines.join('\n'));
  const outfile = path.join(folder, `${name}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    plugins: [fromSources],
    external: ['valibot'],
    logLevel: 'silent',
    target: 'node20',
  });
  // `require`, because vitest would transform an `import()` like the sources under test.
  return createRequire(import.meta.url)(outfile) as Exports;
}
