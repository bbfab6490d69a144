import { Worker } from 'node:worker_threads';
import { rootOf, type LoadRequest } from './1-load/loaded.js';
import { diagnosticOf, type Diagnostic, type Location } from './diagnostics/diagnostic.js';
import type { ReadProgram } from './read.js';

export type WorkerMessage =
  | { readonly kind: 'evaluating'; readonly file: string | undefined }
  | { readonly kind: 'exiting'; readonly location?: Location }
  | { readonly kind: 'done'; readonly result: ReadProgram };

/** A file that has not finished loading by then is waiting for something. */
const TIME_LIMIT = 10_000;

/**
 * Reads a project in a worker: its files may throw, exit or hang, and only the worker is lost.
 *
 * @param request Which project.
 * @param onOutput Told what the files print, which is no data of ours.
 */
export async function readIsolated(
  request: LoadRequest,
  onOutput: (text: string) => void,
): Promise<ReadProgram> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: request,
    stdout: true,
    stderr: true,
  });
  worker.stdout.setEncoding('utf8').on('data', onOutput);
  worker.stderr.setEncoding('utf8').on('data', onOutput);
  try {
    return await outcomeOf(worker, rootOf(request));
  } finally {
    await worker.terminate();
  }
}

function outcomeOf(worker: Worker, root: string): Promise<ReadProgram> {
  return new Promise((resolve, reject) => {
    let file: string | undefined;
    let exitedAt: Location | undefined;
    let timer: NodeJS.Timeout | undefined;
    const lost = (diagnostic: Diagnostic): void =>
      resolve({ root, inputs: [], diagnostics: [diagnostic] });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'done') resolve(message.result);
      if (message.kind === 'exiting') exitedAt = message.location;
      if (message.kind !== 'evaluating') return;
      clearTimeout(timer);
      file = message.file;
      const evaluated = file;
      if (evaluated !== undefined) timer = setTimeout(() => lost(timedOut(evaluated)), TIME_LIMIT);
    });
    worker.on('error', (error) => (file === undefined ? reject(error) : lost(threw(file, error))));
    worker.on('exit', () => lost(exited(file, exitedAt)));
    worker.on('exit', () => clearTimeout(timer));
  });
}

function timedOut(file: string): Diagnostic {
  return diagnosticOf(
    {
      code: 'model-timeout',
      message: `${file} did not finish loading within ${TIME_LIMIT / 1_000} seconds.`,
      help: 'It, or a file that it imports, waits for something. Let model files import valibot and gen-dtos only.',
    },
    { file },
  );
}

function exited(file: string | undefined, location: Location | undefined): Diagnostic {
  return diagnosticOf(
    {
      code: 'model-exited',
      message: `Loading ${file ?? 'the configuration'} ended the process.`,
      help: 'It, or a file that it imports, calls process.exit(). Let model files import valibot and gen-dtos only.',
    },
    location ?? (file === undefined ? undefined : { file }),
  );
}

function threw(file: string, error: unknown): Diagnostic {
  return diagnosticOf(
    {
      code: 'model-threw',
      message: `${file} threw after it was loaded: ${error instanceof Error ? error.message : String(error)}`,
      help: 'Model files are run to read them. Let them import valibot and gen-dtos only.',
    },
    { file },
  );
}
