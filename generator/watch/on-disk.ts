import { statSync, watch, type FSWatcher } from 'node:fs';
import type { KnownTexts } from '../6-write/plan.js';

/**
 * What the output folder holds: what was written there, but for what somebody else has touched
 * since. So not every file has to be read again to find that nothing changed.
 */
export class OnDisk {
  readonly texts: KnownTexts = new Map();
  #watcher: FSWatcher | undefined;
  #inode: number | undefined;

  /** Listens to what becomes of the folder, if it is not the one that is listened to. */
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
      this.close(); // too many are watched: then nothing is known
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
