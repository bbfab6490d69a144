import { Worker } from 'node:worker_threads';
import { rootOf, type Evaluating, type LoadRequest } from '../1-load/loaded.js';
import type { Diagnostic, Location } from '../diagnostics/diagnostic.js';
import { exited, threw, timedOut } from './lost-worker.js';
import { nothingRead } from './read-program.js';
import type { Answer, Question, WorkerMessage } from './worker-messages.js';

/** What a worker that is watched may do: print, and take so long. */
export interface Watchdog {
  /** Told what the files print, which is no data of ours. */
  readonly onOutput: (text: string) => void;
  /** A file that has not finished loading after so many milliseconds is waiting for something. */
  readonly timeLimit: number;
}

/** The worker that runs a project's files. One that is lost has answered, too: with what ended it. */
export class ProjectWorker {
  readonly #worker: Worker;
  readonly #root: string;
  readonly #timeLimit: number;
  /** The file that was the last to be run. */
  #latest: Evaluating = { file: 'The configuration', of: 'config' };
  #exitedAt: Location | undefined;
  #died: { readonly of: unknown } | undefined;
  #hasEnded = false;

  constructor(request: LoadRequest, { onOutput, timeLimit }: Watchdog) {
    const options = { workerData: request, stdout: true, stderr: true };
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), options);
    this.#root = rootOf(request);
    this.#timeLimit = timeLimit;
    this.#worker.stdout.setEncoding('utf8').on('data', onOutput);
    this.#worker.stderr.setEncoding('utf8').on('data', onOutput);
    this.#worker.on('error', (error: unknown) => (this.#died = { of: error }));
    this.#worker.on('exit', () => (this.#hasEnded = true));
  }

  /** Nothing is answered by one that has ended before. */
  async ask(question: Question): Promise<Answer> {
    return this.#hasEnded ? {} : this.#answer(question);
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #answer(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const end = (): void => {
        clearTimeout(timer);
        this.#worker.off('message', hear).off('exit', lose);
      };
      const lost = (diagnostic: Diagnostic): void => {
        end();
        resolve({ parcel: nothingRead(this.#root, diagnostic) });
      };
      const hear = (message: WorkerMessage): void => {
        if (message.kind === 'exiting') return void (this.#exitedAt = message.location);
        if (message.kind === 'evaluating') {
          clearTimeout(timer);
          timer = this.#watch(message.evaluating, lost);
          return;
        }
        end();
        if (message.kind === 'failed') reject(message.error);
        else resolve(message);
      };
      const lose = (): void => lost(this.#lastWords());
      this.#worker.on('message', hear).on('exit', lose);
      this.#worker.postMessage(question);
    });
  }

  /** Says so if a file takes too long. */
  #watch(
    evaluating: Evaluating | undefined,
    lost: (diagnostic: Diagnostic) => void,
  ): NodeJS.Timeout | undefined {
    if (evaluating === undefined) return undefined;
    this.#latest = evaluating;
    return setTimeout(() => lost(timedOut(evaluating, this.#timeLimit)), this.#timeLimit);
  }

  /**
   * Our own mistakes come as messages; what the worker dies of is the user's. An error may overtake
   * the message that says whose: all have come when it has ended.
   */
  #lastWords(): Diagnostic {
    return this.#died
      ? threw(this.#latest, this.#died.of, this.#root)
      : exited(this.#latest, this.#exitedAt);
  }
}
