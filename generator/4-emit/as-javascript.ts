import { declarationsOf } from '../../templates/javascript/declarations.js';
import { readPrinted } from '../../templates/javascript/printed.js';
import { withoutTypes } from '../../templates/javascript/without-types.js';
import type { OutputFile } from './output-file.js';

/** `user.ts` as `user.js` and `user.d.ts`; `user.json-schema.ts`, which only `user.js` imports, as JavaScript alone. */
export function asJavaScript({ name, text }: OutputFile): OutputFile[] {
  const stem = name.replace(/\.ts$/, '');
  const printed = readPrinted(text);
  const code = { name: `${stem}.js`, text: withoutTypes(printed) };
  if (stem.endsWith('.json-schema')) return [code];
  return [code, { name: `${stem}.d.ts`, text: declarationsOf(printed) }];
}
