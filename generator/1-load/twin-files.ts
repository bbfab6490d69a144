import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import { shownPath } from './source/shown-path.js';

/**
 * Complains about model files whose paths differ only in case. On every system, esbuild takes them
 * for one file, so the models of the other one would be missing without a word.
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
      message: `The model files '${one}' and '${other}' differ only in case.`,
      help: 'Rename one of them: on some disks, both would be the same file.',
    },
    { file: other },
  );
