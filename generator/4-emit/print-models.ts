import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import type { OutputFile } from './output-file.js';
import { printModel } from './print-model.js';

/** Models to print, and the place of the next that nobody prints yet, which threads share. */
export interface PrintJob {
  readonly models: readonly ModelIr[];
  readonly program: ProgramIr;
  readonly outDir: string;
  readonly next: Int32Array;
}

/** A model's place among those of the job, and its files. */
export type Placed = readonly [place: number, printed: readonly OutputFile[]];

/** So many models take as long as a thread takes to start. */
const FEW = 150;

/** A thread has its own copy of the program. */
const MOST_THREADS = 4;

/** The files of models, in their order. Of many, each thread prints those that no other has taken. */
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

/** What is left of a job, model by model. */
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
