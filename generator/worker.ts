/** The entry of the worker that runs the user's files. It answers with data, or dies alone. */
import { parentPort, workerData } from 'node:worker_threads';
import { rootOf, type LoadRequest } from './1-load/loaded.js';
import { locationInStack } from './1-load/import-file.js';
import type { WorkerMessage } from './isolate.js';
import { read } from './read.js';

const request = workerData as LoadRequest;
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

process.setSourceMapsEnabled(true);

const exit = process.exit;
process.exit = (code) => {
  const location = locationInStack(new Error().stack ?? '', rootOf(request));
  tell({ kind: 'exiting', ...(location && { location }) });
  return exit(code);
};

// The event loop must not run empty while a file waits for something that never comes.
const alive = setInterval(() => undefined, 1_000);
tell({ kind: 'done', result: await read(request, (file) => tell({ kind: 'evaluating', file })) });
clearInterval(alive);
