import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { str } from '../encode.js';
import { code } from '../layout.js';
import { headerOf } from './header.js';
import { typesOf, valuesOf } from './model-module.js';
import { schemasOf } from './schema-module.js';

/** `index.ts`: everything that applications import, by name. */
export function indexModule(exports: readonly string[]): string {
  return `${headerOf('every model')}\n${exports.join('\n')}\n`;
}

/** What it exports of one model. */
export function exportsOf(model: ModelIr, program: ProgramIr): string {
  const types = typesOf(model, program).map((name) => `type ${name}`);
  const own = exportOf([...valuesOf(model), ...types], `./${model.moduleName}.js`);
  return `${own}\n${exportOf(schemasOf(model), `./${model.moduleName}.schema.js`)}`;
}

function exportOf(names: readonly string[], from: string): string {
  return code`export {
  ${names.map((name) => `${name},`)}
} from ${str(from)};`;
}
