import { jsonSchemaModule } from '../../templates/typescript/json-schema-module.js';
import { modelModule } from '../../templates/typescript/model-module.js';
import { schemaModule } from '../../templates/typescript/schema-module.js';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import type { OutputFile } from './output-file.js';

/** Prints the files of a model. */
export function printModel(model: ModelIr, program: ProgramIr, outDir: string): OutputFile[] {
  const { moduleName } = model;
  return [
    { name: `${moduleName}.ts`, text: modelModule(model, program, outDir) },
    { name: `${moduleName}.schema.ts`, text: schemaModule(model, program, outDir) },
    { name: `${moduleName}.json-schema.ts`, text: jsonSchemaModule(model, program) },
  ];
}
