import { exportsOf } from '../../templates/typescript/index-module.js';
import { jsonSchemaModule } from '../../templates/typescript/json-schema-module.js';
import { modelModule } from '../../templates/typescript/model-module.js';
import { schemaModule } from '../../templates/typescript/schema-module.js';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import type { OutputFile } from './output-file.js';

/** The files of a model, and what the index says of it. */
export interface PrintedModel {
  readonly files: readonly OutputFile[];
  readonly exports: string;
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
