/** The entry of the worker that runs the user's files. It answers with data, or dies alone. */
import { parentPort, workerData } from 'node:worker_threads';
import { rootOf, type LoadRequest } from './1-load/loaded.js';
import { locationInStack } from './1-load/user-code.js';
import { missingValibot } from './1-load/valibot-version.js';
import type { WorkerMessage } from './isolate.js';
import type { ReadProgram } from './read.js';

const request = workerData as LoadRequest;
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

process.setSourceMapsEnabled(true);

const { exit, kill } = process;

process.exit = (code) => {
  const location = locationInStack(new Error().stack ?? '', rootOf(request));
  tell({ kind: 'exiting', ...(location && { location }) });
  return exit(code);
};

// A signal to oneself would end the whole program instead of the worker.
process.kill = (pid, signal) =>
  Math.abs(pid) === process.pid || pid === 0 ? process.exit(1) : kill(pid, signal);

// The event loop must not run empty while a file waits for something that never comes.
const alive = setInterval(() => undefined, 1_000);
try {
  tell({ kind: 'done', result: await readProgram() });
} catch (error) {
  tell({ kind: 'failed', error });
}
clearInterval(alive);

/** Its modules import valibot themselves, so they are loaded when there is one. */
async function readProgram(): Promise<ReadProgram> {
  const diagnostics = missingValibot();
  if (diagnostics.length > 0) {
    return { root: rootOf(request), inputs: [], packages: [], diagnostics };
  }
  const { read } = await import('./read.js');
  return read(request, (evaluating) => tell({ kind: 'evaluating', evaluating }));
}
