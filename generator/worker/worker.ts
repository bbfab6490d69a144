/**
 * The entry point of the worker that runs the user's files. It answers with data, or dies alone.
 */
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { endEsbuild, watchChildren } from '../1-load/bundle/esbuild-process.js';
import { rootOf, type Progress } from '../1-load/loaded.js';
import { unusableValibot } from '../1-load/packages/valibot-version.js';
import { locationInStack, stackOf } from '../1-load/run/user-code.js';
import { diagnosticOf } from '../diagnostics/diagnostic.js';
import type { ProgramIr } from '../ir/program-ir.js';
import { digestOf, pack } from './hand-over.js';
import { lackingFor } from './lacking.js';
import type { Reading } from './read.js';
import { nothingRead } from './read-program.js';
import { Whereabouts } from './whereabouts.js';
import type { Ending, Errand, Question, WorkerMessage } from './worker-messages.js';

const { request, whereabouts: memory } = workerData as Errand;
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);
const whereabouts = new Whereabouts(memory);
const progress: Progress = (evaluating) => whereabouts.note(evaluating);

process.setSourceMapsEnabled(true);

const { exit, kill } = process;

process.exit = (code) => {
  const location = locationInStack(stackOf(new Error()), rootOf(request));
  tell({ kind: 'exiting', ...(location && { location }) });
  return exit(code);
};

// A signal to this process would end the whole program, so end only the worker.
process.kill = (pid, signal) =>
  Math.abs(pid) === process.pid || pid === 0 ? process.exit(1) : kill(pid, signal);

watchChildren();

let reading: Reading | undefined;
let handedOver: ProgramIr | undefined;
let times = 0;
let answering: Promise<void> = Promise.resolve();

// This listener also keeps the event loop alive, whatever a file waits for.
parentPort?.on('message', (question: Question | Ending) => {
  if (question.kind === 'end') return void answering.then(end);
  answering = answer(question).catch((error: unknown) => tell({ kind: 'failed', error }));
});

async function end(): Promise<void> {
  await endEsbuild();
  exit(0);
}

async function answer(question: Question): Promise<void> {
  if (question.kind === 'again') {
    const again = await readAgain(question.changed);
    if (again === undefined) return tell({ kind: 'done' });
    reading = again;
  } else reading ??= await readProgram();
  // Nothing more will be bundled, and its process takes a moment to end.
  if (!request.stays) void endEsbuild();
  if (question.kind === 'digest') return tell({ kind: 'done', digest: digestOf(reading.read) });
  tell({ kind: 'done', parcel: pack(reading.read, handedOver) });
  handedOver = reading.read.program;
}

/** Loads `read.js` only if there is a valibot that fits, because that imports it. */
async function readProgram(): Promise<Reading> {
  const diagnostics = unusableValibot();
  if (diagnostics.length > 0) return { read: nothingRead(rootOf(request), ...diagnostics) };
  try {
    const { read } = await import('./read.js');
    return await read(request, progress);
  } catch (error) {
    const lacking = lackingFor(error);
    if (lacking === undefined) throw error;
    return { read: nothingRead(rootOf(request), diagnosticOf(lacking)) };
  }
}

async function readAgain(changed: readonly string[]): Promise<Reading | undefined> {
  if (reading?.kept === undefined) return undefined;
  const { readAgain: again } = await import('./read.js');
  const temporary = path.join(request.temporary, `again-${times++}`);
  return again(changed, temporary, reading.kept, progress);
}
