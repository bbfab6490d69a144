import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/**
 * In milliseconds. Editors and package managers change several files, or one file several times.
 */
const QUIET = 5;

/** A file that changed. */
export interface Change {
  readonly file: string;
  /** Whether the file was created or deleted. */
  readonly isNew: boolean;
}

export type WatcherMessage = Change | 'ready';

export interface WatcherRequest {
  readonly follow?: readonly string[];
  readonly leave?: readonly string[];
}

/** Whether a file may be part of a program. */
export const isCode = (file: string): boolean => /\.(?:[cm]?[jt]sx?|json)$/.test(file);

/** Collects changes of files below a folder, and of other files that are followed. */
export class Changes {
  readonly #root: string;
  readonly #watcher: Worker;
  readonly #signal: AbortSignal;
  readonly #changes: Map<string, Change> = new Map();
  readonly #folders: Set<string> = new Set();
  #left: string | undefined;
  #seen = 0;
  #wake: () => void = () => undefined;
  /** What the watching thread died of. */
  #death: { readonly of: unknown } | undefined;

  /** Starts watching. */
  static async in(root: string, signal: AbortSignal): Promise<Changes> {
    const changes = new Changes(root, signal);
    await once(changes.#watcher, 'message'); // 'ready'
    changes.#watcher.on('message', (change: Change) => changes.#note(change));
    changes.#watcher.on('error', (error: unknown) => changes.#mourn(error));
    return changes;
  }

  private constructor(root: string, signal: AbortSignal) {
    this.#root = root;
    this.#signal = signal;
    this.#watcher = new Worker(new URL('./watcher.js', import.meta.url), { workerData: root });
    signal.addEventListener('abort', () => this.#wake());
  }

  /** Also watches files outside the root. */
  follow(files: Iterable<string>): void {
    const elsewhere = [...files].filter((file) => !isInside(file, this.#root));
    if (elsewhere.length > 0) this.#ask({ follow: elsewhere });
  }

  /** Also watches folders, and files that appear in them. */
  followFolders(folders: Iterable<string>): void {
    const others = [...folders].filter((folder) => !this.#folders.has(folder));
    others.forEach((folder) => this.#folders.add(folder));
    this.follow(others);
  }

  /** Stops watching a folder, which saves time, unless it holds files that matter. */
  leave(folder: string, files: Iterable<string>): void {
    const holds = (file: string): boolean => file === folder || isInside(file, folder);
    if (holds(this.#root) || [...files].some(holds) || this.#left === folder) return;
    this.#left = folder;
    this.#ask({ leave: [folder] });
  }

  /** Watches a folder again that it had left. */
  returnTo(folder: string): void {
    if (this.#left !== folder) return;
    this.#left = undefined;
    this.#ask({ follow: [folder] });
  }

  /**
   * Waits until files have changed that matter, or until the signal aborts. Throws if nothing is
   * watched any more.
   */
  async untilSome(matter: (changes: readonly Change[]) => Promise<boolean>): Promise<void> {
    while (!this.#signal.aborted) {
      const changes = await this.#next();
      if (changes.length > 0 && (await matter(changes))) return;
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

  #mourn(error: unknown): void {
    this.#death = { of: error };
    this.#wake();
  }

  async #next(): Promise<readonly Change[]> {
    if (this.#changes.size === 0 && !this.#death)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#death) throw this.#death.of;
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
