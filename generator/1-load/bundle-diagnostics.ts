import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { BundleError } from './bundle.js';

/** What esbuild could not read, as our complaints. */
export function bundleDiagnostics(error: BundleError, of: 'models' | 'config'): Diagnostic[] {
  return error.messages.map((message) => {
    const missing = message.text.startsWith('Could not resolve');
    const modelCode = missing ? 'model-import' : 'model-syntax';
    const { location } = message;
    return diagnosticOf(
      {
        code: of === 'config' ? 'config-failed' : modelCode,
        message: message.text.replace(/\.?$/, '.'),
        help: missing
          ? 'Check the path, or install the package.'
          : 'Correct the file: it has to be valid TypeScript.',
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
