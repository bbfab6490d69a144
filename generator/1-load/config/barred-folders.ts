import { diagnosticOf, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { shownPath } from '../source/shown-path.js';

/** Complains about folders that could not be searched: their models are no longer generated. */
export function barredFolders(barred: ReadonlyMap<string, Error>, root: string): Diagnostic[] {
  return [...barred].map(([folder, { message }]) => {
    const file = shownPath(folder, root);
    return diagnosticOf(
      {
        code: 'models-unmatched',
        message: `${file} can't be searched for models (${message}).`,
        help: `Check the permissions, or leave it out with '!${file}/**' in 'models'. The code generated for models in it is removed.`,
      },
      { file },
    );
  });
}
