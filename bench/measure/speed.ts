import { builtModule, builtProgram } from '../build.js';
import type { Budget } from '../budget.js';
import { peersOf, type Peer, type WorkloadName } from '../peers.js';
import { runOrThrow } from '../product.js';
import { bench } from '../folders.js';
import { median } from './median.js';
import type { SpeedReport, Timed } from './speed-process.js';

/** The nanoseconds that a task takes each peer, as the median of all rounds. */
export type Speeds = ReadonlyMap<Peer, SpeedReport>;

export function measureSpeed(workload: WorkloadName, budget: Budget): Speeds {
  const all = peersOf(workload);
  const files = Object.fromEntries(all.map((peer) => [peer.name, builtModule(peer, workload)]));
  const medians = medianSpeeds(files, workload, budget);
  return new Map(all.map((peer) => [peer, medians[peer.name]!]));
}

/**
 * Every module once, then every module again: what slows the machine for a while slows all of them.
 *
 * @param modules By any name, the file of a built peer.
 */
export function medianSpeeds<Name extends string>(
  modules: Readonly<Record<Name, string>>,
  workload: WorkloadName,
  budget: Budget,
): Record<Name, SpeedReport> {
  const names = Object.keys(modules) as Name[];
  let fastest = Infinity;
  const rounds = Array.from({ length: budget.rounds }, () =>
    names.map((name) => {
      const timed = timeOnce(modules[name], workload, budget, fastest);
      ({ fastest } = timed);
      return timed.report;
    }),
  );
  const entries = names.map((name, index) => [name, mediansOf(rounds.map((all) => all[index]!))]);
  return Object.fromEntries(entries) as Record<Name, SpeedReport>;
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

function mediansOf(rounds: readonly SpeedReport[]): SpeedReport {
  const tasks = Object.keys(rounds[0]!);
  return Object.fromEntries(
    tasks.map((task) => [task, median(rounds.map((round) => round[task]!))]),
  );
}
