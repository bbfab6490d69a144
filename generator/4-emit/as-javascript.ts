import { declarationsOf } from '../../templates/javascript/declarations.js';
import { readPrinted } from '../../templates/javascript/printed.js';
import { withoutTypes } from '../../templates/javascript/without-types.js';
import type { OutputFile } from './output-file.js';

/**
 * Turns `user.ts` into `user.js` and `user.d.ts`. Only `user.js` imports `user.json-schema.ts`: no
 * `.d.ts`.
 */
export function asJavaScript({ name, text }: OutputFile): OutputFile[] {
  const stem = name.replace(/\.ts$/, '');
  const printed = readPrinted(text);
  const code = { name: `${stem}.js`, text: withoutTypes(printed) };
  if (stem.endsWith('.json-schema')) return [code];
  return [code, { name: `${stem}.d.ts`, text: declarationsOf(printed) }];
}
