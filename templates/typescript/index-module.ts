import { madeBy } from '../../generator/ir/mark.js';
import { doc, str } from '../encode.js';
import { headerOf } from './module/header.js';

/**
 * `index.ts`: re-exports everything. Names that would collide are refused (`name-collision`). It
 * names the configuration, so that another one does not remove what this one has generated.
 */
export function indexModule(moduleNames: readonly string[], maker: string): string {
  const modules = moduleNames.flatMap((name) => [`./${name}.js`, `./${name}.schema.js`]);
  const lines = modules.map((from) => `export * from ${str(from)};`);
  return `${headerOf('every model')}${madeBy(doc(maker))}\n\n${lines.join('\n')}\n`;
}
