import { statSync, watch, type FSWatcher } from 'node:fs';
import type { KnownTexts } from '../6-write/plan.js';

/**
 * What is known to be in the output folder: what we wrote, minus what somebody else has touched
 * since. It saves reading every file again to find that nothing changed.
 */
export class OnDisk {
  readonly texts: KnownTexts = new Map();
  #watcher: FSWatcher | undefined;
  #inode: number | undefined;

  /** Watches the folder, unless it is already watched. */
  follow(folder: string): void {
    const inode = statSync(folder, { throwIfNoEntry: false })?.ino;
    if (inode !== undefined && inode === this.#inode) return;
    this.#stop();
    if (inode === undefined) return this.texts.clear();
    try {
      this.#watcher = watch(folder, (_, name) => this.#touched(name));
      this.#watcher.on('error', () => this.close());
      this.#inode = inode;
    } catch {
      this.close(); // too many watchers: then nothing is known
    }
  }

  close(): void {
    this.#stop();
    this.texts.clear();
  }

  #stop(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#inode = undefined;
  }

  #touched(name: string | null): void {
    if (name === null) this.texts.clear();
    else this.texts.delete(name);
  }
}
