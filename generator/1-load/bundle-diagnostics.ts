import type { Location as EsbuildLocation } from 'esbuild';
import { diagnosticOf, type Diagnostic, type Location } from '../diagnostics/diagnostic.js';
import { ENTRY, type BundleError } from './bundle.js';

/** What esbuild could not read, as our complaints. */
export function bundleDiagnostics(error: BundleError, of: 'models' | 'config'): Diagnostic[] {
  return error.messages.map((message) => {
    const { location, text } = message;
    const { code, help } = kindOf(text);
    return diagnosticOf(
      {
        code: of === 'config' ? 'config-failed' : code,
        message: text.replace(/[.:]*$/, '.'),
        help,
      },
      location && location.file !== ENTRY ? placeOf(location) : fileIn(text),
    );
  });
}

/** Esbuild counts bytes from 0; everybody else counts characters from 1. */
function placeOf({ file, line, column, length, lineText }: EsbuildLocation): Location {
  const bytes = Buffer.from(lineText);
  const charactersIn = (from: number, to: number): number =>
    bytes.subarray(from, to).toString().length;
  return {
    file,
    line,
    column: charactersIn(0, column) + 1,
    length: Math.max(1, charactersIn(column, column + length)),
    lineText,
  };
}

function kindOf(text: string): { code: 'model-import' | 'model-syntax'; help: string } {
  if (text.startsWith('Could not resolve')) {
    return { code: 'model-import', help: 'Check the path, or install the package.' };
  }
  if (text.startsWith('No matching export')) {
    return { code: 'model-import', help: 'Export it there, or correct its name.' };
  }
  if (UNREADABLE.test(text)) {
    return { code: 'model-import', help: 'Check who may read the file.' };
  }
  return { code: 'model-syntax', help: 'Correct the file: it has to be valid TypeScript.' };
}

const UNREADABLE = /^Cannot read (?:file|directory) "(?<file>.+)":/;

function fileIn(text: string): Location | undefined {
  const file = UNREADABLE.exec(text)?.groups?.['file'];
  return file === undefined ? undefined : { file };
}
