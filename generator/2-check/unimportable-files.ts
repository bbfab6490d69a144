import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';

/** What TypeScript reads as part of a path, but Node as part of an address, and bundlers as a pattern. */
const AMBIGUOUS = /[#?%*\\\n\r\t]/;

/** Files that generated code could not import: no one text is right for all who read it. */
export function unimportableFiles(models: readonly LoadedModel[]): Complaint[] {
  const files = new Set(models.map((model) => model.file).filter((file) => AMBIGUOUS.test(file)));
  return [...files].map((file) => ({
    code: 'model-file-name',
    message: `The path of the model file ${JSON.stringify(file)} can't be imported by generated code.`,
    help: "Rename it: without '#', '?', '%', '*', backslashes and line breaks.",
    place: { file },
  }));
}
