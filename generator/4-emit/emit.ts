import { accessMatrix, accessSections } from '../../templates/markdown/access-matrix.js';
import { openApiDocument } from '../../templates/openapi/document.js';
import { indexModule } from '../../templates/typescript/index-module.js';
import type { Config } from '../config.js';
import type { ProgramIr } from '../ir/program-ir.js';
import { importsAsIs } from './imports-as-is.js';
import type { OutputFile } from './output-file.js';
import { printModel } from './print-model.js';
import { printModels } from './print-models.js';

/** Prints files. It may reuse texts that it has printed before. */
export interface Printer {
  readonly models: (
    program: ProgramIr,
    outDir: string,
  ) => Promise<readonly (readonly OutputFile[])[]>;
  readonly index: (moduleNames: readonly string[], maker: string) => string;
  readonly matrix: (sections: readonly string[]) => string;
  /** The files that a TypeScript module becomes with `emit: 'js'`. */
  readonly javascript: (module: OutputFile) => Promise<readonly OutputFile[]>;
}

const IN_THIS_THREAD: Printer = {
  models: async (program, outDir) =>
    program.models.map((model) => printModel(model, program, outDir)),
  index: indexModule,
  matrix: accessMatrix,
  javascript,
};

/** Prints everything anew, in several threads if there is much to print. */
export const IN_THREADS: Printer = {
  ...IN_THIS_THREAD,
  models: (program, outDir) => printModels(program.models, program, outDir),
};

/**
 * Prints every file of a program in its final form.
 *
 * @param maker The configuration's file, as seen from the output folder.
 */
export async function emit(
  program: ProgramIr,
  config: Config,
  maker: string,
  print: Printer = IN_THIS_THREAD,
): Promise<OutputFile[]> {
  const printed = await print.models(program, config.outDir);
  const moduleNames = program.models.map(({ moduleName }) => moduleName);
  const index = { name: 'index.ts', text: print.index(moduleNames, maker) };
  const modules = [...printed.flat(), index];
  const asked = await asAsked(modules, program, config, print);
  return [...asked, ...documents(program, config, print)];
}

async function asAsked(
  modules: readonly OutputFile[],
  program: ProgramIr,
  { emit: form, outDir }: Config,
  print: Printer,
): Promise<readonly OutputFile[]> {
  if (form === 'js') return (await Promise.all(modules.map(print.javascript))).flat();
  if (form === 'ts-as-is') return importsAsIs(modules, program.models, outDir);
  return modules;
}

function documents(
  program: ProgramIr,
  { openapi, accessMatrix: isShown }: Config,
  print: Printer,
): OutputFile[] {
  const files: OutputFile[] = [];
  if (isShown !== false) {
    files.push({ name: 'access-matrix.md', text: print.matrix(accessSections(program)) });
  }
  if (openapi !== undefined) {
    const text = `${JSON.stringify(openApiDocument(program, openapi), null, 2)}\n`;
    files.push({ name: 'openapi.json', text });
  }
  return files;
}

/** Needs a parser, so it is loaded only when it is used. */
export async function javascript(module: OutputFile): Promise<readonly OutputFile[]> {
  const { asJavaScript } = await import('./as-javascript.js');
  return asJavaScript(module);
}
