import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { locationInStack, stackOf, textOf } from './1-load/user-code.js';
import { rootOf, type Evaluating, type LoadRequest, type ProjectRequest } from './1-load/loaded.js';
import { diagnosticOf, type Diagnostic, type Location } from './diagnostics/diagnostic.js';
import type { ReadProgram } from './read.js';

export type WorkerMessage =
  | { readonly kind: 'evaluating'; readonly evaluating: Evaluating | undefined }
  | { readonly kind: 'exiting'; readonly location?: Location }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'done'; readonly result: ReadProgram };

export interface IsolateOptions {
  /** Told what the files print, which is no data of ours. */
  readonly onOutput: (text: string) => void;
  /** A file that has not finished loading after so many milliseconds is waiting for something. */
  readonly timeLimit: number;
  /** Ends it before its time: then nothing was read, and nothing is wrong. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads a project in a worker: its files may throw, exit or hang, and only the worker is lost. */
export async function readIsolated(
  project: ProjectRequest,
  { onOutput, timeLimit, signal }: IsolateOptions,
): Promise<ReadProgram> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'gen-dtos-'));
  const request: LoadRequest = { ...project, temporary };
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: request,
    stdout: true,
    stderr: true,
  });
  worker.stdout.setEncoding('utf8').on('data', onOutput);
  worker.stderr.setEncoding('utf8').on('data', onOutput);
  try {
    return await Promise.race([
      outcomeOf(worker, rootOf(request), timeLimit),
      abortion(rootOf(request), signal),
    ]);
  } finally {
    await worker.terminate();
    await rm(temporary, { recursive: true, force: true });
  }
}

function abortion(root: string, signal: AbortSignal | undefined): Promise<ReadProgram> {
  return new Promise((resolve) => {
    const end = (): void => resolve({ root, inputs: [], packages: [], diagnostics: [] });
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}

function outcomeOf(worker: Worker, root: string, timeLimit: number): Promise<ReadProgram> {
  return new Promise((resolve, reject) => {
    let latest: Evaluating = { file: 'The configuration', of: 'config' };
    let exitedAt: Location | undefined;
    let died: { readonly of: unknown } | undefined;
    let timer: NodeJS.Timeout | undefined;
    const lost = (diagnostic: Diagnostic): void => {
      clearTimeout(timer);
      resolve({ root, inputs: [], packages: [], diagnostics: [diagnostic] });
    };
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'done') resolve(message.result);
      if (message.kind === 'failed') reject(message.error);
      if (message.kind === 'exiting') exitedAt = message.location;
      if (message.kind !== 'evaluating') return;
      clearTimeout(timer);
      const { evaluating } = message;
      if (evaluating === undefined) return;
      latest = evaluating;
      timer = setTimeout(() => lost(timedOut(evaluating, timeLimit)), timeLimit);
    });
    // Our own mistakes come as messages; what the worker dies of is the user's. An error may overtake
    // the message that says whose: all have come when it has ended.
    worker.on('error', (error: unknown) => (died = { of: error }));
    worker.on('exit', () => lost(died ? threw(latest, died.of, root) : exited(latest, exitedAt)));
  });
}

const ADVICE = 'Let model files import valibot and gen-dtos only.';

function timedOut({ file, of }: Evaluating, timeLimit: number): Diagnostic {
  return diagnosticOf(
    {
      code: of === 'config' ? 'config-failed' : 'model-timeout',
      message: `${file} did not finish loading within ${timeLimit / 1_000} seconds.`,
      help:
        of === 'config'
          ? 'It, or a file that it imports, waits for something. Let it be plain data.'
          : `It, or a file that it imports, waits for something. ${ADVICE}`,
    },
    { file },
  );
}

function exited({ file, of }: Evaluating, location: Location | undefined): Diagnostic {
  return diagnosticOf(
    {
      code: of === 'config' ? 'config-failed' : 'model-exited',
      message: `Loading ${file} ended the process.`,
      help: `It, or a file that it imports, calls process.exit(). ${of === 'config' ? 'Throw an error instead.' : ADVICE}`,
    },
    location ?? { file },
  );
}

function threw({ file, of }: Evaluating, error: unknown, root: string): Diagnostic {
  return diagnosticOf(
    {
      code: of === 'config' ? 'config-failed' : 'model-threw',
      message: `${file} left something running that threw: ${textOf(error)}`,
      help:
        of === 'config'
          ? 'The configuration is run to read it. Let it be plain data.'
          : `Model files are run to read them. ${ADVICE}`,
    },
    locationInStack(stackOf(error), root) ?? { file },
  );
}
