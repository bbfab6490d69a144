import type { ProgramIr } from '../../generator/ir/program-ir.js';
import { str } from '../encode.js';
import { code } from '../layout.js';
import { headerOf } from './header.js';
import { typesOf, valuesOf } from './model-module.js';
import { schemasOf } from './schema-module.js';

/** `index.ts`: everything that applications import, by name. */
export function indexModule(program: ProgramIr): string {
  const exports = program.models.flatMap((model) => [
    exportOf(
      [...valuesOf(model), ...typesOf(model, program).map((name) => `type ${name}`)],
      `./${model.moduleName}.js`,
    ),
    exportOf(schemasOf(model), `./${model.moduleName}.schema.js`),
  ]);
  return `${headerOf('every model')}\n${exports.join('\n')}\n`;
}

function exportOf(names: readonly string[], from: string): string {
  return code`export {
  ${names.map((name) => `${name},`)}
} from ${str(from)};`;
}
