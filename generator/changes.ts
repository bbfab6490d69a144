import { watch, type FSWatcher } from 'chokidar';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Editors and package managers change several files, or one of them several times. */
const QUIET = 10;

/** A file that is no more as it was. */
export interface Change {
  readonly file: string;
  /** Whether it was not there before, or is no longer. */
  readonly isNew: boolean;
}

/** Whether a file may be part of a program. */
export const isCode = (file: string): boolean => /\.(?:[cm]?[jt]sx?|json)$/.test(file);

/** The files that have changed below a folder, and others that are followed. */
export class Changes {
  readonly #root: string;
  readonly #watcher: FSWatcher;
  readonly #signal: AbortSignal;
  readonly #changes: Map<string, Change> = new Map();
  #seen = 0;
  #wake: () => void = () => undefined;

  /** Looks from now on. */
  static async in(root: string, signal: AbortSignal): Promise<Changes> {
    const changes = new Changes(root, signal);
    await once(changes.#watcher, 'ready');
    return changes;
  }

  private constructor(root: string, signal: AbortSignal) {
    const isInstalled = (file: string): boolean =>
      path
        .relative(root, file)
        .split(path.sep)
        .some((part) => INSTALLED.has(part));
    this.#root = root;
    this.#signal = signal;
    this.#watcher = watch(root, { ignoreInitial: true, ignored: isInstalled });
    for (const event of ['add', 'change', 'unlink'] as const) {
      this.#watcher.on(event, (file) => {
        const isNew = event !== 'change' || this.#changes.get(file)?.isNew === true;
        this.#changes.set(file, { file, isNew });
        this.#seen++;
        this.#wake();
      });
    }
    signal.addEventListener('abort', () => this.#wake());
  }

  /** Files that may lie elsewhere. */
  follow(files: Iterable<string>): void {
    const elsewhere = [...files].filter((file) => !file.startsWith(this.#root + path.sep));
    if (elsewhere.length > 0) this.#watcher.add(elsewhere);
  }

  /** Waits until files have changed that count, or until it is to end. */
  async untilSome(count: (changes: readonly Change[]) => Promise<boolean>): Promise<void> {
    while (!this.#signal.aborted) {
      const changes = await this.#next();
      if (changes.length > 0 && (await count(changes))) return;
    }
  }

  async close(): Promise<void> {
    await this.#watcher.close();
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

/** What is not the project's own. */
const INSTALLED: ReadonlySet<string> = new Set(['node_modules', '.git']);
