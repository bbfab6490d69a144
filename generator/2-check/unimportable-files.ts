import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';

/** Characters that TypeScript, Node (in URLs) and bundlers (in globs) read differently. */
const AMBIGUOUS = /[#?%*\\\n\r\t]/;

/** Model files that generated code can't import: no spelling of the path works for every tool. */
export function unimportableFiles(models: readonly LoadedModel[]): Complaint[] {
  const files = new Set(models.map((model) => model.file).filter((file) => AMBIGUOUS.test(file)));
  return [...files].map((file) => ({
    code: 'model-file-name',
    message: `Generated code can't import the model file ${JSON.stringify(file)}, because of its path.`,
    help: "Rename it, without '#', '?', '%', '*', backslashes and line breaks.",
    place: { file },
  }));
}
