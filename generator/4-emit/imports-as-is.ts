import { str } from '../../templates/encode.js';
import { compiledNameOf, pathFrom } from '../../templates/typescript/module/imports.js';
import type { ModelIr } from '../ir/program-ir.js';
import type { OutputFile } from './output-file.js';

/**
 * Runtimes without a compiler look for files by their real names, so `./user.js` becomes
 * `./user.ts`.
 */
export function importsAsIs(
  modules: readonly OutputFile[],
  models: readonly ModelIr[],
  outDir: string,
): OutputFile[] {
  const files = [
    ...modules.map(({ name }) => `./${name}`),
    ...models.map(({ file }) => pathFrom(outDir, file)),
  ];
  const names = new Map(files.map((file) => [str(compiledNameOf(file)), str(file)]));
  return modules.map(({ name, text }) => ({
    name,
    text: text.replace(
      FROM,
      (_, before: string, from: string) => `${before}${names.get(from) ?? from};`,
    ),
  }));
}

/** The end of an import or `export … from`. No line of generated code begins with a user's text. */
const FROM = /^((?:import (?:type )?\{.*\}|\}|export \*) from )(['"].*['"]);$/gm;
