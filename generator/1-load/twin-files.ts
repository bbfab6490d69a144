import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import { shownPath } from './source/shown-path.js';

/**
 * Complains of model files whose paths differ in case only. Esbuild takes them for one file
 * everywhere, so that of two models one would be missing without a word.
 */
export function twinFiles(files: readonly string[], root: string): Diagnostic[] {
  const known = new Map<string, string>();
  return files.flatMap((file) => {
    const shown = shownPath(file, root);
    const twin = known.get(file.toLowerCase());
    known.set(file.toLowerCase(), shown);
    return twin === undefined ? [] : [complaint(twin, shown)];
  });
}

const complaint = (one: string, other: string): Diagnostic =>
  diagnosticOf(
    {
      code: 'name-collision',
      message: `The model files '${one}' and '${other}' differ in case only.`,
      help: 'Rename one of them: some disks would hold one file for both.',
    },
    { file: other },
  );
