import type { ModelIr } from '../../generator/ir/program-ir.js';
import { str } from '../encode.js';
import { headerOf } from './module/header.js';

/** `index.ts`: everything, of every model. Names that would meet are refused (`name-collision`). */
export function indexModule(models: readonly ModelIr[]): string {
  const modules = models.flatMap(({ moduleName }) => [
    `./${moduleName}.js`,
    `./${moduleName}.schema.js`,
  ]);
  const lines = modules.map((from) => `export * from ${str(from)};`);
  return `${headerOf('every model')}\n${lines.join('\n')}\n`;
}
