import type { Problem } from '../../../src/model/problems/problem.js';
import { collectProblems } from '../../../src/model/problems/refuse.js';
import {
  diagnosticOf,
  type Complaint,
  type Diagnostic,
  type Location,
} from '../../diagnostics/diagnostic.js';
import type { Exports, Progress } from '../loaded.js';
import type { OpenFile } from '../run/open-bundle.js';
import { replacedBuiltins } from '../run/replaced-builtins.js';
import { helpForThrown, LoadError, locationInStack, stackOf } from '../run/user-code.js';
import { locate, locateInCall } from '../source/locate.js';
import { shownPath } from '../source/shown-path.js';

/** What `importModels` needs besides the file. */
export interface Importing {
  readonly root: string;
  readonly progress: Progress;
  /** Filled with the exports of each file. */
  readonly exports: Map<string, Exports>;
}

/** Runs a model file and returns diagnostics about what it declares wrongly or throws. */
export async function importModels(
  { file, inputs, run }: OpenFile,
  { root, progress, exports }: Importing,
): Promise<Diagnostic[]> {
  const problems: Diagnostic[] = [];
  collectProblems((problem) =>
    problems.push(diagnosticOf(problem, placeOf(problem, inputs, root))),
  );
  const shown = shownPath(file, root);
  progress({ file: shown, of: 'models' });
  try {
    exports.set(file, { ...(await run()) });
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    problems.push(threw(error, file, root));
  } finally {
    progress(undefined);
    collectProblems(undefined);
  }
  return [...problems, ...replacedBuiltins(shown)];
}

/** Turns what a model file threw into a diagnostic. */
export function threw(error: LoadError, file: string, root: string): Diagnostic {
  const complaint: Complaint = {
    code: 'model-threw',
    message: `${shownPath(file, root)} threw while it was loaded: ${error.message}`,
    help: helpFor(error),
  };
  return diagnosticOf(complaint, error.location ?? { file: shownPath(file, root) });
}

/** Help for an error whose own message does not help. */
function helpFor(error: LoadError): string {
  return error.message.startsWith('Error: Dynamic require of')
    ? 'Model files are run as ES modules: use import instead of require().'
    : helpForThrown(
        error,
        'gen-dtos runs model files to read them. They should import only valibot and gen-dtos. If they import each other in a circle, a schema may not exist yet: nest it as v.lazy(() => Team).',
      );
}

/**
 * A longer stack than usual, because `relation()` calls the code of `field()` and `reference()`.
 */
function stackHere(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 30;
  const stack = stackOf(new Error());
  Error.stackTraceLimit = stackTraceLimit;
  return stack;
}

/** Where the declaration is in the source, or else the running call: `field()` knows no names. */
function placeOf(problem: Problem, files: readonly string[], root: string): Location | undefined {
  const found = problem.model === undefined ? undefined : locate(problem, files, root);
  if (found?.line !== undefined) return found;
  const call = locationInStack(stackHere(), root);
  return call ? locateInCall(call, problem.literal, root) : locate(problem, files, root);
}
