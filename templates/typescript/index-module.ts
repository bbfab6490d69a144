import { str } from '../encode.js';
import { headerOf } from './module/header.js';

/** `index.ts`: re-exports everything. Names that would collide are refused (`name-collision`). */
export function indexModule(moduleNames: readonly string[]): string {
  const modules = moduleNames.flatMap((name) => [`./${name}.js`, `./${name}.schema.js`]);
  const lines = modules.map((from) => `export * from ${str(from)};`);
  return `${headerOf('every model')}\n${lines.join('\n')}\n`;
}
