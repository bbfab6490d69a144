/** Complaints about what keeps us from writing. */
import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';

export function symlink(file: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'output-symlink',
      message: `${file} is a symbolic link, and writing through links is refused.`,
      help: 'Replace it with a real file or folder, or choose another outDir.',
    },
    { file },
  );
}

export function foreign(file: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'output-foreign',
      message: `${file} exists and was not written by gen-dtos.`,
      help: 'Move it, or choose another outDir. It was not changed.',
    },
    { file },
  );
}

export function shared(shown: string, names: readonly string[], maker: string): Diagnostic {
  const [first, ...others] = names;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return diagnosticOf(
    {
      code: 'output-shared',
      message: `${shown} holds what ${maker} has generated from other models: ${first}${more}.`,
      help: `Give each configuration an outDir of its own. Then remove what is generated in ${shown}, and run both. Nothing was changed.`,
    },
    { file: shown },
  );
}

export function busy(shown: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'output-busy',
      message: `Another run of gen-dtos has been writing ${shown} for a while.`,
      help: 'Wait for it, or end it. If none is running, remove .gen-dtos.lock there.',
    },
    { file: shown },
  );
}

export function inaccessible(shown: string, reason: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'output-unwritable',
      message: `${shown} can't be read or written (${reason}).`,
      help: 'Check the permissions and the free space, or choose another outDir. No file there was cut off.',
    },
    { file: shown },
  );
}
