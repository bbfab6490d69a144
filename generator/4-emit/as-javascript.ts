import { declarationsOf } from '../../templates/javascript/declarations.js';
import { readPrinted } from '../../templates/javascript/printed.js';
import { withoutTypes } from '../../templates/javascript/without-types.js';
import type { OutputFile } from './output-file.js';

/** `user.ts` as `user.js` and `user.d.ts`. */
export function asJavaScript({ name, text }: OutputFile): OutputFile[] {
  const stem = name.replace(/\.ts$/, '');
  const printed = readPrinted(text);
  return [
    { name: `${stem}.js`, text: withoutTypes(printed) },
    { name: `${stem}.d.ts`, text: declarationsOf(printed) },
  ];
}
