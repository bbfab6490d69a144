import { builtModule, builtProgram } from '../build.js';
import type { Budget } from '../budget.js';
import { peersOf, type Peer, type WorkloadName } from '../peers.js';
import { runOrThrow } from '../product.js';
import { bench } from '../folders.js';
import { median } from './median.js';
import type { SpeedReport, Timed } from './speed-process.js';

/** The results of all rounds, each in its own process. */
export interface Speed {
  readonly median: SpeedReport;
  /** The fastest round. V8 optimizes some peers differently from process to process. */
  readonly best: SpeedReport;
}

export type Speeds = ReadonlyMap<Peer, Speed>;

export function measureSpeed(workload: WorkloadName, budget: Budget): Speeds {
  const all = peersOf(workload);
  const files = Object.fromEntries(all.map((peer) => [peer.name, builtModule(peer, workload)]));
  const speeds = speedsOf(files, workload, budget);
  return new Map(all.map((peer) => [peer, speeds[peer.name]!]));
}

/**
 * Measures every module once, then every module again, so that whatever slows the machine for a
 * while slows all of them.
 *
 * @param modules The files of built peers, by any name.
 */
export function speedsOf<Name extends string>(
  modules: Readonly<Record<Name, string>>,
  workload: WorkloadName,
  budget: Budget,
): Record<Name, Speed> {
  const names = Object.keys(modules) as Name[];
  let fastest = Infinity;
  const rounds = Array.from({ length: budget.rounds }, () =>
    names.map((name) => {
      const timed = timeOnce(modules[name], workload, budget, fastest);
      ({ fastest } = timed);
      return timed.report;
    }),
  );
  const entries = names.map((name, index) => [name, speedOf(rounds.map((all) => all[index]!))]);
  return Object.fromEntries(entries) as Record<Name, Speed>;
}

function timeOnce(
  file: string,
  workload: WorkloadName,
  { milliseconds }: Budget,
  fastest: number,
): Timed {
  const args = [builtProgram('speed-process'), file, workload, String(milliseconds)];
  return JSON.parse(runOrThrow(process.execPath, [...args, String(fastest)], bench));
}

function speedOf(rounds: readonly SpeedReport[]): Speed {
  const tasks = Object.keys(rounds[0]!);
  const each = (of: (times: number[]) => number): SpeedReport =>
    Object.fromEntries(tasks.map((task) => [task, of(rounds.map((round) => round[task]!))]));
  return { median: each(median), best: each((times) => Math.min(...times)) };
}
