/**
 * The entry point of the thread that watches files. Whenever one file changes, chokidar reads its
 * whole folder, and the thread that generates must not wait for that.
 */
import { watch } from 'chokidar';
import { statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { WatcherMessage, WatcherRequest } from './changes.js';

const root = workerData as string;

/** Folders that are not part of the project's own code. */
const INSTALLED = /(?:^|[\\/])(?:node_modules|\.git)(?:[\\/]|$)/;

/** Asked of each file of a folder whenever one of them changes. */
const isInstalled = (file: string): boolean =>
  INSTALLED.test(file.startsWith(root) ? file.slice(root.length) : path.relative(root, file));

const tell = (message: WatcherMessage): void => parentPort?.postMessage(message);
const watcher = watch(root, { ignoreInitial: true, ignored: isInstalled, alwaysStat: true });
for (const event of ['add', 'change', 'unlink'] as const) {
  watcher.on(event, (file, stats) => {
    tell({ file, isNew: event !== 'change' });
    lookAgain(file, stats);
  });
}
watcher.on('ready', () => tell('ready'));

/**
 * In milliseconds. chokidar drops what changes within 50 of another change of the same file, as
 * when an editor saves and then formats.
 */
const DROPPED_WITHIN = 60;

const timers: Map<string, NodeJS.Timeout> = new Map();

/** Tells of a file once more if it isn't as it was when it was told of. */
function lookAgain(file: string, told: Stats | undefined): void {
  clearTimeout(timers.get(file));
  const look = (): void => {
    timers.delete(file);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (told && stats && stampOf(stats) !== stampOf(told)) tell({ file, isNew: false });
  };
  timers.set(file, setTimeout(look, DROPPED_WITHIN));
}

const stampOf = ({ size, mtimeMs, ino }: Stats): string => `${size} ${mtimeMs} ${ino}`;

parentPort?.on('message', ({ follow = [], leave = [] }: WatcherRequest) => {
  watcher.add([...follow]);
  watcher.unwatch([...leave]);
});
