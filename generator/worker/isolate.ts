import { mkdtemp, rm } from 'node:fs/promises';
import { rootOf, type LoadRequest, type ProjectRequest } from '../1-load/loaded.js';
import { TEMPORARY } from '../1-load/run/user-code.js';
import { diagnosticOf, type Complaint } from '../diagnostics/diagnostic.js';
import { forbiddenBy } from '../diagnostics/forbidden.js';
import { temporaryFolder } from '../diagnostics/temporary-folder.js';
import type { ProgramIr } from '../ir/program-ir.js';
import { unpack } from './hand-over.js';
import { ProjectWorker, type Watchdog } from './project-worker.js';
import { nothingRead, type ReadProgram } from './read-program.js';
import type { Answer, Question } from './worker-messages.js';

/** How long a file may take to load by default, in milliseconds. */
export const TIME_LIMIT = 10_000;

export interface IsolateOptions extends Watchdog {
  /** Aborts the reading. Then nothing was read, and nothing is wrong. */
  readonly signal?: AbortSignal | undefined;
}

/** A project in its own worker. Its files may throw, exit or hang: only the worker is lost. */
export interface Isolated {
  readonly read: () => Promise<ReadProgram>;
  /** Reads again after files have changed; `undefined` if only a new worker can. */
  readonly readAgain: (changed: readonly string[]) => Promise<ReadProgram | undefined>;
  /** A digest, equal for workers that read the same; `undefined` if this one has read nothing. */
  readonly digest: () => Promise<string | undefined>;
  /** Ends the worker, at once if it has not answered. */
  readonly close: () => Promise<void>;
  /** The same, but lets it answer first. */
  readonly retire: () => Promise<void>;
}

/** Reads a project once, in a worker that ends afterwards. */
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

/** Starts a worker for a project. The caller closes it. */
export async function isolate(
  project: ProjectRequest & Pick<LoadRequest, 'stays'>,
  { signal, ...watchdog }: IsolateOptions,
): Promise<Isolated> {
  const temporary = await mkdtemp(TEMPORARY).catch((error: Error) => error);
  if (temporary instanceof Error) {
    return unread(rootOf(project), forbiddenBy(temporary) ?? temporaryFolder(temporary.message));
  }
  const remove = (): Promise<void> => removeFolder(temporary);
  const worker = start({ ...project, temporary }, watchdog);
  if (!(worker instanceof ProjectWorker)) {
    await remove();
    return unread(rootOf(project), worker);
  }
  const nothing = nothingRead(rootOf(project));
  const aborted = onceAborted(signal, { parcel: nothing });
  const ask = (question: Question): Promise<Answer> =>
    Promise.race([worker.ask(question), aborted.answer]);
  const ending = (end: () => Promise<void>) => async (): Promise<void> => {
    aborted.forget();
    await end();
    await remove();
  };
  let last: ProgramIr | undefined;
  const reading = async (question: Question): Promise<ReadProgram | undefined> => {
    const { parcel } = await ask(question);
    const read = parcel && unpack(parcel, last);
    last = read?.program ?? last;
    return read;
  };
  return {
    read: async () => (await reading({ kind: 'read' })) ?? nothing,
    readAgain: (changed) => reading({ kind: 'again', changed }),
    digest: async () => (await ask({ kind: 'digest' })).digest,
    close: ending(() => worker.close()),
    retire: ending(() => worker.retire()),
  };
}

/** A worker, or a complaint if Node was not permitted to start one. */
function start(request: LoadRequest, watchdog: Watchdog): ProjectWorker | Complaint {
  try {
    return new ProjectWorker(request, watchdog);
  } catch (error) {
    const forbidden = forbiddenBy(error);
    if (forbidden === undefined) throw error;
    return forbidden;
  }
}

async function removeFolder(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }); // of files that Windows still holds
  } catch (error) {
    // Node may be permitted to write it but not to look into it. Reading the project told of that.
    if (forbiddenBy(error) === undefined) throw error;
  }
}

/** A project that can't be read, because there is no folder for its bundles, or no worker. */
function unread(root: string, complaint: Complaint): Isolated {
  return {
    read: async () => nothingRead(root, diagnosticOf(complaint)),
    readAgain: async () => undefined,
    digest: async () => undefined,
    close: async () => undefined,
    retire: async () => undefined,
  };
}

/** Gives an answer when a signal aborts, unless `forget` is called first. */
function onceAborted(
  signal: AbortSignal | undefined,
  answer: Answer,
): { readonly answer: Promise<Answer>; readonly forget: () => void } {
  let abort = (): void => undefined;
  const promised = new Promise<Answer>((resolve) => (abort = () => resolve(answer)));
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  return { answer: promised, forget: () => signal?.removeEventListener('abort', abort) };
}
