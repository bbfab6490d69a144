import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import type { OutputFile } from './output-file.js';
import { printModel } from './print-model.js';

/** Models to print, and a counter shared by all threads: the index of the next model to print. */
export interface PrintJob {
  readonly models: readonly ModelIr[];
  readonly program: ProgramIr;
  readonly outDir: string;
  readonly next: Int32Array;
}

/** A model's index in the job, and its files. */
export type Placed = readonly [place: number, printed: readonly OutputFile[]];

/** Printing this many models takes as long as starting a thread. */
const FEW = 150;

/** Each thread holds its own copy of the program, so use few. */
const MOST_THREADS = 4;

/**
 * Prints the files of models, in order. If there are many, threads take one model after another.
 */
export async function printModels(
  models: readonly ModelIr[],
  program: ProgramIr,
  outDir: string,
): Promise<readonly (readonly OutputFile[])[]> {
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const job: PrintJob = { models, program, outDir, next };
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(models.length / FEW));
  const others = Array.from({ length: threads - 1 }, () => printApart(job));
  const own = printNext(job);
  const printed: (readonly OutputFile[])[] = [];
  for (const [place, one] of [own, ...(await Promise.all(others))].flat()) printed[place] = one;
  return printed;
}

/** Prints models one by one until the job is done. */
export function printNext({ models, program, outDir, next }: PrintJob): Placed[] {
  const printed: Placed[] = [];
  for (;;) {
    const place = Atomics.add(next, 0, 1);
    const model = models[place];
    if (model === undefined) return printed;
    printed.push([place, printModel(model, program, outDir)]);
  }
}

async function printApart(job: PrintJob): Promise<Placed[]> {
  const worker = new Worker(new URL('./print-worker.js', import.meta.url), { workerData: job });
  const [printed] = (await once(worker, 'message')) as [Placed[]];
  return printed;
}
