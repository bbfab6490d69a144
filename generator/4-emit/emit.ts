import type { Config } from '../config.js';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import { jsonSchemaModule } from '../../templates/typescript/json-schema-module.js';
import { indexModule } from '../../templates/typescript/index-module.js';
import { modelModule } from '../../templates/typescript/model-module.js';
import { schemaModule } from '../../templates/typescript/schema-module.js';
import { accessMatrix } from '../../templates/markdown/access-matrix.js';
import { openApiDocument } from '../../templates/openapi/document.js';

/** A generated file, by its name in the output folder. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** What prints the files of a model. */
export type PrintModel = (model: ModelIr, program: ProgramIr, outDir: string) => OutputFile[];

/** Prints every file of a program, ready as it is. */
export function emit(
  program: ProgramIr,
  config: Config,
  print: PrintModel = printModel,
): OutputFile[] {
  const outDir = posixPath(config.outDir);
  const modules = program.models.flatMap((model) => print(model, program, outDir));
  return [
    ...modules,
    { name: 'index.ts', text: indexModule(program) },
    ...documents(program, config),
  ];
}

function documents(program: ProgramIr, { openapi, accessMatrix: isShown }: Config): OutputFile[] {
  const files: OutputFile[] = [];
  if (isShown !== false) files.push({ name: 'access-matrix.md', text: accessMatrix(program) });
  if (openapi !== undefined) {
    const text = `${JSON.stringify(openApiDocument(program, openapi), null, 2)}\n`;
    files.push({ name: 'openapi.json', text });
  }
  return files;
}

export function printModel(model: ModelIr, program: ProgramIr, outDir: string): OutputFile[] {
  return [
    { name: `${model.moduleName}.ts`, text: modelModule(model, program, outDir) },
    { name: `${model.moduleName}.schema.ts`, text: schemaModule(model, program, outDir) },
    { name: `${model.moduleName}.json-schema.ts`, text: jsonSchemaModule(model, program) },
  ];
}

const posixPath = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '');
