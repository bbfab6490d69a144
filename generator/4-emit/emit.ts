import type { Config } from '../config.js';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import { jsonSchemaModule } from '../../templates/typescript/json-schema-module.js';
import { exportsOf, indexModule } from '../../templates/typescript/index-module.js';
import { modelModule } from '../../templates/typescript/model-module.js';
import { schemaModule } from '../../templates/typescript/schema-module.js';
import { accessMatrix, accessSections } from '../../templates/markdown/access-matrix.js';
import { openApiDocument } from '../../templates/openapi/document.js';
import type { OutputFile } from './output-file.js';

/** The files of a model, and what the index says of it. */
export interface PrintedModel {
  readonly files: readonly OutputFile[];
  readonly exports: string;
}

/** What prints: anew, or what it has printed before. */
export interface Printer {
  readonly model: (model: ModelIr, program: ProgramIr, outDir: string) => PrintedModel;
  readonly index: (exports: readonly string[]) => string;
  readonly matrix: (sections: readonly string[]) => string;
  /** The files that a module of TypeScript becomes in a project that wants none. */
  readonly javascript: (module: OutputFile) => Promise<readonly OutputFile[]>;
}

const ANEW: Printer = { model: printModel, index: indexModule, matrix: accessMatrix, javascript };

/** Prints every file of a program, ready as it is. */
export async function emit(
  program: ProgramIr,
  config: Config,
  print: Printer = ANEW,
): Promise<OutputFile[]> {
  const outDir = posixPath(config.outDir);
  const printed = program.models.map((model) => print.model(model, program, outDir));
  const index = { name: 'index.ts', text: print.index(printed.map(({ exports }) => exports)) };
  const modules = [...printed.flatMap(({ files }) => files), index];
  const asked = config.emit === 'js' ? await Promise.all(modules.map(print.javascript)) : modules;
  return [...asked.flat(), ...documents(program, config, print)];
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

export function printModel(model: ModelIr, program: ProgramIr, outDir: string): PrintedModel {
  const { moduleName } = model;
  return {
    files: [
      { name: `${moduleName}.ts`, text: modelModule(model, program, outDir) },
      { name: `${moduleName}.schema.ts`, text: schemaModule(model, program, outDir) },
      { name: `${moduleName}.json-schema.ts`, text: jsonSchemaModule(model, program) },
    ],
    exports: exportsOf(model, program),
  };
}

/** It takes a parser, which is only loaded where somebody asks for it. */
export async function javascript(module: OutputFile): Promise<readonly OutputFile[]> {
  const { asJavaScript } = await import('./as-javascript.js');
  return asJavaScript(module);
}

const posixPath = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '');
