import type { Config } from '../config.js';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import { jsonSchemaModule } from '../../templates/typescript/json-schema-module.js';
import { indexModule } from '../../templates/typescript/index-module.js';
import { modelModule } from '../../templates/typescript/model-module.js';
import { schemaModule } from '../../templates/typescript/schema-module.js';
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
  const index = { name: 'index.ts', text: indexModule(program) };
  if (config.openapi === undefined) return [...modules, index];
  const document = openApiDocument(program, config.openapi);
  return [
    ...modules,
    index,
    { name: 'openapi.json', text: `${JSON.stringify(document, null, 2)}\n` },
  ];
}

export function printModel(model: ModelIr, program: ProgramIr, outDir: string): OutputFile[] {
  return [
    { name: `${model.moduleName}.ts`, text: modelModule(model, program, outDir) },
    { name: `${model.moduleName}.schema.ts`, text: schemaModule(model, program, outDir) },
    { name: `${model.moduleName}.json-schema.ts`, text: jsonSchemaModule(model, program) },
  ];
}

const posixPath = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '');
