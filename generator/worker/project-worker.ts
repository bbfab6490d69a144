import { Worker } from 'node:worker_threads';
import { rootOf, type Evaluating, type LoadRequest } from '../1-load/loaded.js';
import type { Diagnostic, Location } from '../diagnostics/diagnostic.js';
import { exited, threw, timedOut } from './lost-worker.js';
import { nothingRead } from './read-program.js';
import { Whereabouts } from './whereabouts.js';
import { isOurs, type Answer, type Ending, type Errand, type Question } from './worker-messages.js';

/** How long a retired worker may take to end, in milliseconds, and one that has nothing to do. */
const PATIENCE = 5_000;
const IDLE_PATIENCE = 1_000;

/** How a worker is watched: what it prints, and how long it takes. */
export interface Watchdog {
  /** Called with what the files print, which must not mix with our own data. */
  readonly onOutput: (text: string) => void;
  /** After this many milliseconds, a file that is still loading is assumed to hang. */
  readonly timeLimit: number;
}

/** The worker that runs a project's files. If it is lost, its answer says what ended it. */
export class ProjectWorker {
  readonly #worker: Worker;
  readonly #root: string;
  readonly #timeLimit: number;
  readonly #whereabouts: Whereabouts = new Whereabouts();
  #timer: NodeJS.Timeout | undefined;
  #exitedAt: Location | undefined;
  #died: { readonly of: unknown } | undefined;
  #isAnswering = false;
  #hasEnded = false;
  #hangs = false;

  constructor(request: LoadRequest, { onOutput, timeLimit }: Watchdog) {
    const errand: Errand = { request, whereabouts: this.#whereabouts.memory };
    const options = { workerData: errand, stdout: true, stderr: true };
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), options);
    this.#root = rootOf(request);
    this.#timeLimit = timeLimit;
    this.#worker.stdout.setEncoding('utf8').on('data', onOutput);
    this.#worker.stderr.setEncoding('utf8').on('data', onOutput);
    this.#worker.on('error', (error: unknown) => (this.#died = { of: error }));
    this.#worker.on('exit', () => (this.#hasEnded = true));
  }

  /** Asks the worker. One that has already ended gives an empty answer. */
  async ask(question: Question): Promise<Answer> {
    return this.#hasEnded ? {} : this.#answer(question);
  }

  /** Lets the worker answer and clean up before it ends. One that hangs is terminated. */
  async retire(patience: number = PATIENCE): Promise<void> {
    if (this.#hasEnded) return;
    if (this.#hangs) return void (await this.#worker.terminate());
    const ended = new Promise<unknown>((resolve) => this.#worker.once('exit', resolve));
    this.#worker.postMessage({ kind: 'end' } satisfies Ending);
    const timer = setTimeout(() => void this.#worker.terminate(), patience);
    await ended;
    clearTimeout(timer);
  }

  /** Lets the worker clean up before it ends, unless it has not answered: then it may hang. */
  async close(): Promise<void> {
    if (this.#isAnswering) await this.#worker.terminate();
    else await this.retire(IDLE_PATIENCE);
  }

  #answer(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(this.#timer);
        this.#worker.off('message', hear).off('exit', lose);
      };
      const lost = async (diagnostic: Diagnostic | Promise<Diagnostic>): Promise<void> => {
        end();
        resolve({ parcel: nothingRead(this.#root, await diagnostic) });
      };
      const hear = (message: unknown): void => {
        if (!isOurs(message)) return;
        if (message.kind === 'exiting') return void (this.#exitedAt = message.location);
        end();
        this.#isAnswering = false;
        if (message.kind === 'failed') reject(message.error);
        else resolve(message);
      };
      const lose = (): unknown => lost(this.#lastWords());
      this.#whereabouts.note(undefined); // a file that threw may have ended the last answer
      this.#watch(lost);
      this.#worker.on('message', hear).on('exit', lose);
      this.#isAnswering = true;
      this.#worker.postMessage(question);
    });
  }

  /** Reports what takes too long. Looks again when that is possible at the earliest. */
  #watch(lost: (diagnostic: Promise<Diagnostic>) => unknown): void {
    const latest = this.#latest();
    const left = this.#timeLimit - this.#whereabouts.waitingFor();
    if (left > 0) {
      this.#timer = setTimeout(() => this.#watch(lost), left);
    } else {
      this.#hangs = true;
      lost(timedOut(latest, this.#timeLimit, this.#root));
    }
  }

  /** The user's code that ran last. */
  #latest(): Evaluating {
    return this.#whereabouts.latest() ?? { file: 'The configuration', of: 'config' };
  }

  /**
   * Why the worker ended. Our own mistakes arrive as messages; whatever kills the worker is the
   * user's.
   */
  #lastWords(): Diagnostic {
    return this.#died
      ? threw(this.#latest(), this.#died.of, this.#root)
      : exited(this.#latest(), this.#exitedAt);
  }
}
