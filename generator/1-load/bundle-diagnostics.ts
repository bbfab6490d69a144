import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { BundleError } from './bundle.js';

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
      location
        ? {
            file: location.file,
            line: location.line,
            column: location.column + 1,
            length: Math.max(1, location.length),
            lineText: location.lineText,
          }
        : undefined,
    );
  });
}

function kindOf(text: string): { code: 'model-import' | 'model-syntax'; help: string } {
  if (text.startsWith('Could not resolve')) {
    return { code: 'model-import', help: 'Check the path, or install the package.' };
  }
  if (text.startsWith('No matching export')) {
    return { code: 'model-import', help: 'Export it there, or correct its name.' };
  }
  return { code: 'model-syntax', help: 'Correct the file: it has to be valid TypeScript.' };
}
