import { collectProblems, type Problem } from '../../src/model/problems.js';
import { diagnosticOf, type Diagnostic, type Location } from '../diagnostics/diagnostic.js';
import type { ExportedModel } from './collect-models.js';
import { importFile, LoadError, locationInStack } from './import-file.js';
import type { Progress } from './loaded.js';
import { locate, locateInCall, relative } from './locate.js';

/** What importing a model file needs to know, and where its models go. */
export interface Importing {
  readonly root: string;
  readonly inputs: readonly string[];
  readonly progress: Progress;
  /** Where the file's models go. */
  readonly exported: ExportedModel[];
}

/** Runs a model file. What it declares wrongly, or throws, is returned. */
export async function importModels(
  file: string,
  module: string,
  importing: Importing,
): Promise<Diagnostic[]> {
  const { root, inputs, progress, exported } = importing;
  const problems: Diagnostic[] = [];
  const candidates = [file, ...inputs.filter((input) => input !== file)];
  collectProblems((problem) =>
    problems.push(diagnosticOf(problem, placeOf(problem, candidates, root))),
  );
  progress({ file: relative(file, root), of: 'models' });
  try {
    const namespace = await importFile(module, root);
    for (const [exportName, value] of Object.entries(namespace)) {
      exported.push({ file, inputs: candidates, exportName, value });
    }
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    problems.push(
      diagnosticOf(
        {
          code: 'model-threw',
          message: `${relative(file, root)} threw while it was loaded: ${error.message}`,
          help: helpFor(error),
        },
        error.location ?? { file: relative(file, root) },
      ),
    );
  } finally {
    progress(undefined);
    collectProblems(undefined);
  }
  return problems;
}

/** What a package of the user's needs said: the others are said by what they throw. */
function helpFor(error: LoadError): string {
  return error.message.startsWith('Error: Dynamic require of')
    ? 'Model files are run as ES modules: use import instead of require().'
    : 'Model files are run to read them. Let them import valibot and gen-dtos only.';
}

/** Where a declaration says so, or else the call that is running: `field()` knows no names. */
function placeOf(problem: Problem, files: readonly string[], root: string): Location | undefined {
  const found = problem.model === undefined ? undefined : locate(problem, files, root);
  if (found?.line !== undefined) return found;
  const call = locationInStack(new Error().stack ?? '', root);
  return call ? locateInCall(call, problem.literal, root) : locate(problem, files, root);
}
