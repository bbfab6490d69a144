import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** Editors and package managers change several files, or one of them several times. */
const QUIET = 5;

/** A file that is no more as it was. */
export interface Change {
  readonly file: string;
  /** Whether it was not there before, or is no longer. */
  readonly isNew: boolean;
}

export type WatcherMessage = Change | 'ready';

export interface WatcherRequest {
  readonly follow?: readonly string[];
  readonly leave?: readonly string[];
}

/** Whether a file may be part of a program. */
export const isCode = (file: string): boolean => /\.(?:[cm]?[jt]sx?|json)$/.test(file);

/** The files that have changed below a folder, and others that are followed. */
export class Changes {
  readonly #root: string;
  readonly #watcher: Worker;
  readonly #signal: AbortSignal;
  readonly #changes: Map<string, Change> = new Map();
  readonly #folders: Set<string> = new Set();
  #left: string | undefined;
  #seen = 0;
  #wake: () => void = () => undefined;

  /** Looks from now on. */
  static async in(root: string, signal: AbortSignal): Promise<Changes> {
    const changes = new Changes(root, signal);
    await once(changes.#watcher, 'message'); // it is ready
    changes.#watcher.on('message', (change: Change) => changes.#note(change));
    return changes;
  }

  private constructor(root: string, signal: AbortSignal) {
    this.#root = root;
    this.#signal = signal;
    this.#watcher = new Worker(new URL('./watcher.js', import.meta.url), { workerData: root });
    signal.addEventListener('abort', () => this.#wake());
  }

  /** Looks at files, too, that lie elsewhere. */
  follow(files: Iterable<string>): void {
    const elsewhere = [...files].filter((file) => !isInside(file, this.#root));
    if (elsewhere.length > 0) this.#ask({ follow: elsewhere });
  }

  /** Looks at folders, too, and at what comes to them. */
  followFolders(folders: Iterable<string>): void {
    const others = [...folders].filter((folder) => !this.#folders.has(folder));
    others.forEach((folder) => this.#folders.add(folder));
    this.follow(others);
  }

  /** Looks away from a folder, unless it holds files that matter: looking at it takes time. */
  leave(folder: string, files: Iterable<string>): void {
    const matter = [this.#root, ...files].some((file) => file === folder || isInside(file, folder));
    if (matter || this.#left === folder) return;
    this.#left = folder;
    this.#ask({ leave: [folder] });
  }

  /** Looks again at a folder that it looked away from. */
  look(folder: string): void {
    if (this.#left !== folder) return;
    this.#left = undefined;
    this.#ask({ follow: [folder] });
  }

  /** Waits until files have changed that count, or until it is to end. */
  async untilSome(count: (changes: readonly Change[]) => Promise<boolean>): Promise<void> {
    while (!this.#signal.aborted) {
      const changes = await this.#next();
      if (changes.length > 0 && (await count(changes))) return;
    }
  }

  async close(): Promise<void> {
    await this.#watcher.terminate();
  }

  #ask(request: WatcherRequest): void {
    this.#watcher.postMessage(request);
  }

  #note({ file, isNew }: Change): void {
    const wasNew = this.#changes.get(file)?.isNew === true;
    this.#changes.set(file, { file, isNew: isNew || wasNew });
    this.#seen++;
    this.#wake();
  }

  async #next(): Promise<readonly Change[]> {
    if (this.#changes.size === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    let seen = -1;
    while (!this.#signal.aborted && this.#seen !== seen) {
      seen = this.#seen;
      await sleep(QUIET);
    }
    const changes = [...this.#changes.values()];
    this.#changes.clear();
    return changes;
  }
}

const isInside = (file: string, folder: string): boolean => file.startsWith(folder + path.sep);
