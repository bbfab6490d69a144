import type { Config } from '../../config.js';
import { diagnosticOf, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { modelFiles } from '../find-files.js';
import { locate } from '../source/locate.js';

/**
 * Complains about globs that match nothing while others do: their models are no longer generated.
 */
export async function unmatchedGlobs(
  config: Config,
  configPath: string,
  root: string,
): Promise<Diagnostic[]> {
  const isExcluding = (glob: string): boolean => glob.startsWith('!');
  const excluding = config.models.filter(isExcluding);
  const naming = config.models.filter((glob) => !isExcluding(glob));
  if (naming.length < 2) return [];
  const found = await Promise.all(
    naming.map((glob) => modelFiles({ ...config, models: [glob, ...excluding] }, root)),
  );
  return naming
    .filter((_, index) => found[index]?.length === 0)
    .map((glob) =>
      diagnosticOf(
        {
          code: 'models-unmatched',
          message: `No file matches '${glob}' in 'models'.`,
          help: `${helpForGlobs([glob])}Correct it, or remove it. The code generated for files that it used to match is removed.`,
        },
        locate({ literal: glob }, [configPath], root),
      ),
    );
}

/** What may be wrong with globs that were written as Windows writes paths. */
export const helpForGlobs = (globs: readonly string[]): string =>
  globs.some((glob) => glob.includes('\\'))
    ? "Between folders, globs have '/' on every system. "
    : '';
