import { mkdtemp, rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { rootOf, type Evaluating, type LoadRequest, type ProjectRequest } from './1-load/loaded.js';
import { TEMPORARY } from './1-load/run/user-code.js';
import type { Diagnostic, Location } from './diagnostics/diagnostic.js';
import { unpack, type Parcel } from './hand-over.js';
import type { ProgramIr } from './ir/program-ir.js';
import { exited, threw, timedOut } from './lost-worker.js';
import type { ReadProgram } from './read-program.js';

/** What a worker is asked: to read the project, or what changed of it; or whether it reads the same. */
export type Question =
  | { readonly kind: 'read' }
  | { readonly kind: 'again'; readonly changed: readonly string[] }
  | { readonly kind: 'digest' };

export type WorkerMessage =
  | { readonly kind: 'evaluating'; readonly evaluating: Evaluating | undefined }
  | { readonly kind: 'exiting'; readonly location?: Location }
  | { readonly kind: 'failed'; readonly error: unknown }
  | ({ readonly kind: 'done' } & Answer);

/** What was read, or its digest; or nothing, if it can't be told in this worker. */
interface Answer {
  readonly parcel?: Parcel;
  readonly digest?: string;
}

/** How long a file may take to load, in milliseconds, unless it is said. */
export const TIME_LIMIT = 10_000;

export interface IsolateOptions {
  /** Told what the files print, which is no data of ours. */
  readonly onOutput: (text: string) => void;
  /** A file that has not finished loading after so many milliseconds is waiting for something. */
  readonly timeLimit: number;
  /** Ends it before its time: then nothing was read, and nothing is wrong. */
  readonly signal?: AbortSignal | undefined;
}

/** A project in a worker of its own: its files may throw, exit or hang, and only the worker is lost. */
export interface Isolated {
  readonly read: () => Promise<ReadProgram>;
  /** What is read now that files have changed; nothing if only a new worker can tell. */
  readonly readAgain: (changed: readonly string[]) => Promise<ReadProgram | undefined>;
  /** The same for workers that read the same; nothing if this one has read nothing. */
  readonly digest: () => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** Reads a project in a worker that ends with it. */
export async function readIsolated(
  project: ProjectRequest,
  options: IsolateOptions,
): Promise<ReadProgram> {
  const isolated = await isolate(project, options);
  try {
    return await isolated.read();
  } finally {
    await isolated.close();
  }
}

/** Starts a worker for a project. Whoever asks for it closes it. */
export async function isolate(
  project: ProjectRequest & Pick<LoadRequest, 'stays'>,
  options: IsolateOptions,
): Promise<Isolated> {
  const temporary = await mkdtemp(TEMPORARY);
  const request: LoadRequest = { ...project, temporary };
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: request,
    stdout: true,
    stderr: true,
  });
  worker.stdout.setEncoding('utf8').on('data', options.onOutput);
  worker.stderr.setEncoding('utf8').on('data', options.onOutput);
  const root = rootOf(request);
  const state: WorkerState = { latest: { file: 'The configuration', of: 'config' } };
  worker.on('error', (error: unknown) => (state.died = { of: error }));
  worker.on('exit', () => (state.hasEnded = true));
  const { signal } = options;
  let abort = (): void => undefined;
  const aborted = new Promise<Answer>((resolve) => {
    abort = () => resolve({ parcel: nothingRead(root) });
  });
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  const ask = (question: Question): Promise<Answer> =>
    Promise.race([answerOf(worker, question, state, root, options.timeLimit), aborted]);
  let last: ProgramIr | undefined;
  const reading = async (question: Question): Promise<ReadProgram | undefined> => {
    const { parcel } = await ask(question);
    const read = parcel && unpack(parcel, last);
    last = read?.program ?? last;
    return read;
  };
  return {
    read: async () => (await reading({ kind: 'read' })) ?? nothingRead(root),
    readAgain: (changed) => reading({ kind: 'again', changed }),
    digest: async () => (await ask({ kind: 'digest' })).digest,
    async close() {
      signal?.removeEventListener('abort', abort);
      await worker.terminate();
      await rm(temporary, { recursive: true, force: true });
    },
  };
}

const nothingRead = (root: string, ...diagnostics: Diagnostic[]): ReadProgram => ({
  root,
  inputs: [],
  packages: [],
  diagnostics,
});

/** What is known of a worker beyond its answers. */
interface WorkerState {
  /** The file that was the last to be run. */
  latest: Evaluating;
  exitedAt?: Location | undefined;
  died?: { readonly of: unknown };
  hasEnded?: true;
}

function answerOf(
  worker: Worker,
  question: Question,
  state: WorkerState,
  root: string,
  timeLimit: number,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(timer);
      worker.off('message', hear).off('exit', lose);
    };
    const lost = (diagnostic: Diagnostic): void => {
      end();
      resolve({ parcel: nothingRead(root, diagnostic) });
    };
    const watch = (evaluating: Evaluating | undefined): void => {
      clearTimeout(timer);
      if (evaluating === undefined) return;
      state.latest = evaluating;
      timer = setTimeout(() => lost(timedOut(evaluating, timeLimit)), timeLimit);
    };
    const hear = (message: WorkerMessage): void => {
      if (message.kind === 'evaluating') return watch(message.evaluating);
      if (message.kind === 'exiting') return void (state.exitedAt = message.location);
      end();
      if (message.kind === 'failed') reject(message.error);
      else resolve(message);
    };
    // Our own mistakes come as messages; what the worker dies of is the user's. An error may overtake
    // the message that says whose: all have come when it has ended.
    const lose = (): void => {
      const { latest, died, exitedAt } = state;
      lost(died ? threw(latest, died.of, root) : exited(latest, exitedAt));
    };
    if (state.hasEnded) return resolve({});
    worker.on('message', hear).on('exit', lose);
    worker.postMessage(question);
  });
}
