/**
 * Measures how many bytes one parse allocates. Argument: the peer's module. Run with `--expose-gc`.
 */
import { pathToFileURL } from 'node:url';
import { workloads } from '../workloads/workloads.js';
import { INPUTS } from '../workloads/workload.js';
import { median } from './median.js';
import type { PeerModule } from './answer.js';

const [, , file] = process.argv;
const { parse } = (await import(pathToFileURL(file!).href)) as PeerModule;
const { inputs } = workloads.user.tasks[0]!;

/** Keeps the results: V8 may never make one that nobody keeps. */
const kept: unknown[] = [];

function parseAll(times: number): void {
  for (let round = 0; round < times; round++) {
    for (let index = 0; index < INPUTS; index++) kept[index] = parse(inputs[index]);
  }
}

parseAll(300);
const collect = globalThis.gc!;
const samples = Array.from({ length: 9 }, () => {
  collect();
  const before = process.memoryUsage().heapUsed;
  // Few enough to fit into the enlarged young generation, so that nothing is collected meanwhile.
  parseAll(20);
  return (process.memoryUsage().heapUsed - before) / (20 * INPUTS);
});
process.stdout.write(JSON.stringify(median(samples)));
