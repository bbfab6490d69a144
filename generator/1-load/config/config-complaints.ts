/** Complaints about a configuration that is wrong, missing or unreadable. */
import * as v from 'valibot';
import { didYouMean, helpForName, suggest } from '../../../src/model/problems/suggest.js';
import { SILENCEABLE } from '../../diagnostics/catalogue.js';
import { diagnosticOf, type Diagnostic, type Location } from '../../diagnostics/diagnostic.js';
import { helpForThrown, type LoadError } from '../run/user-code.js';
import { locate } from '../source/locate.js';
import { shownPath } from '../source/shown-path.js';
import { optionsBeside } from './config-schema.js';

export function threw(error: LoadError, file: string, root: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'config-failed',
      message: `${shownPath(file, root)} threw while it was loaded: ${error.message}`,
      help: helpForThrown(
        error,
        'gen-dtos runs the configuration to read it, and expects plain data. Fix the error that it throws.',
      ),
    },
    error.location ?? { file: shownPath(file, root) },
  );
}

export function promised(file: string, root: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'config-invalid',
      message: 'The default export is a promise of a configuration.',
      help: 'Await it, as in export default await load().',
    },
    placeOf([], file, root),
  );
}

export function invalid(issue: v.BaseIssue<unknown>, file: string, root: string): Diagnostic {
  const keys = (issue.path ?? []).map(({ key }) => key).filter((key) => typeof key === 'string');
  const name = v.getDotPath(issue);
  return diagnosticOf(
    {
      code: 'config-invalid',
      message:
        name === null
          ? 'The file has no default export that is a configuration.'
          : sentenceOf(issue, name),
      help: helpFor(issue, keys),
    },
    placeOf(keys, file, root),
  );
}

function sentenceOf(issue: v.BaseIssue<unknown>, name: string): string {
  if (isUnknown(issue)) return `'${name}' is not an option.`;
  if (isMissing(issue)) return `'${name}' is missing.`;
  return `'${name}': ${issue.message.replace(/^Invalid (?:type|key): /, '')}.`;
}

function helpFor(issue: v.BaseIssue<unknown>, keys: readonly string[]): string {
  const last = keys.at(-1);
  if (keys.join('.') === 'silence' && typeof issue.input === 'string') {
    return `${didYouMean(suggest(issue.input, SILENCEABLE))}These can be silenced: ${SILENCEABLE.join(', ')}.`;
  }
  if (issue.expected === 'Array' && typeof issue.input === 'string') {
    return `Make it a list: ['${issue.input}'].`;
  }
  return isUnknown(issue) && last !== undefined
    ? helpForName(last, optionsBeside(keys))
    : 'Default-export defineConfig({ models, outDir }); its type says what is expected.';
}

const isUnknown = (issue: v.BaseIssue<unknown>): boolean => issue.expected === 'never';

const isMissing = (issue: v.BaseIssue<unknown>): boolean =>
  issue.message.startsWith('Invalid key:') && issue.received === 'undefined';

/** Where an option is written, or else the nearest enclosing option that is. */
function placeOf(keys: readonly string[], file: string, root: string): Location | undefined {
  const found = locate({ keys }, [file], root);
  return found?.line === undefined && keys.length > 0
    ? placeOf(keys.slice(0, -1), file, root)
    : found;
}
