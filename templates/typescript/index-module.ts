import { str } from '../encode.js';
import { headerOf } from './module/header.js';

/** `index.ts`: everything, of every model. Names that would meet are refused (`name-collision`). */
export function indexModule(moduleNames: readonly string[]): string {
  const modules = moduleNames.flatMap((name) => [`./${name}.js`, `./${name}.schema.js`]);
  const lines = modules.map((from) => `export * from ${str(from)};`);
  return `${headerOf('every model')}\n${lines.join('\n')}\n`;
}
