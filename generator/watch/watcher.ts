/**
 * The entry point of the thread that watches files. Whenever one file changes, chokidar reads its
 * whole folder, and the thread that generates must not wait for that.
 */
import { watch } from 'chokidar';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { WatcherMessage, WatcherRequest } from './changes.js';

const root = workerData as string;

/** Folders that are not part of the project's own code. */
const INSTALLED: ReadonlySet<string> = new Set(['node_modules', '.git']);

const isInstalled = (file: string): boolean =>
  path
    .relative(root, file)
    .split(path.sep)
    .some((part) => INSTALLED.has(part));

const tell = (message: WatcherMessage): void => parentPort?.postMessage(message);
const watcher = watch(root, { ignoreInitial: true, ignored: isInstalled });
for (const event of ['add', 'change', 'unlink'] as const) {
  watcher.on(event, (file) => tell({ file, isNew: event !== 'change' }));
}
watcher.on('ready', () => tell('ready'));

parentPort?.on('message', ({ follow = [], leave = [] }: WatcherRequest) => {
  watcher.add([...follow]);
  watcher.unwatch([...leave]);
});
