/** Complaints about a worker that was lost. They name the file that it ran last. */
import path from 'node:path';
import type { Evaluating } from '../1-load/loaded.js';
import { locationInStack, stackOf, textOf } from '../1-load/run/user-code.js';
import { diagnosticOf, type Diagnostic, type Location } from '../diagnostics/diagnostic.js';

const ADVICE = 'Model files should import only valibot and gen-dtos.';

export async function timedOut(
  { file, of, reading }: Evaluating,
  timeLimit: number,
  root: string,
): Promise<Diagnostic> {
  const within = `within ${timeLimit / 1_000} seconds`;
  if (reading !== undefined) {
    const { locate } = await import('../1-load/source/locate.js'); // which loads a parser
    return diagnosticOf(
      {
        code: 'model-timeout',
        message: `'${reading}' in ${file} could not be read ${within}.`,
        help: 'Something in it never ends, or takes that long: a getter, such as that of v.lazy(), or a proxy.',
      },
      locate({ literal: reading }, [path.join(root, file)], root),
    );
  }
  return diagnosticOf(
    {
      code: of === 'config' ? 'config-failed' : 'model-timeout',
      message: `${file} did not finish loading ${within}.`,
      help:
        of === 'config'
          ? 'It, or a file that it imports, waits for something. A configuration should be plain data.'
          : `It, or a file that it imports, waits for something. ${ADVICE}`,
    },
    { file },
  );
}

export function exited({ file, of }: Evaluating, location: Location | undefined): Diagnostic {
  return diagnosticOf(
    {
      code: of === 'config' ? 'config-failed' : 'model-exited',
      message: `Loading ${file} ended the process.`,
      help: `It, or a file that it imports, calls process.exit(). ${of === 'config' ? 'Throw an error instead.' : ADVICE}`,
    },
    location ?? { file },
  );
}

export function threw({ file, of }: Evaluating, error: unknown, root: string): Diagnostic {
  return diagnosticOf(
    {
      code: of === 'config' ? 'config-failed' : 'model-threw',
      message: `${file} left something running that threw: ${textOf(error)}`,
      help:
        of === 'config'
          ? 'gen-dtos runs the configuration to read it. It should be plain data.'
          : `gen-dtos runs model files to read them. ${ADVICE}`,
    },
    locationInStack(stackOf(error), root) ?? { file },
  );
}
