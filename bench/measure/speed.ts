import { builtModule, builtProgram } from '../build.js';
import type { Budget } from '../budget.js';
import { peersOf, type Peer, type WorkloadName } from '../peers.js';
import { runOrThrow } from '../product.js';
import { bench } from '../folders.js';
import { median } from './median.js';
import type { SpeedReport } from './speed-process.js';

/** The nanoseconds that a task takes each peer, as the median of all rounds. */
export type Speeds = ReadonlyMap<Peer, SpeedReport>;

/**
 * Every peer once, then every peer again: what slows the machine for a while slows all of them.
 */
export function measureSpeed(workload: WorkloadName, budget: Budget): Speeds {
  const reports = new Map<Peer, SpeedReport[]>();
  for (let round = 0; round < budget.rounds; round++) {
    for (const peer of peersOf(workload)) {
      const before = reports.get(peer) ?? [];
      reports.set(peer, [...before, timeOnce(peer, workload, budget)]);
    }
  }
  return new Map([...reports].map(([peer, rounds]) => [peer, mediansOf(rounds)]));
}

function timeOnce(peer: Peer, workload: WorkloadName, { milliseconds }: Budget): SpeedReport {
  const program = builtProgram('speed-process');
  const args = [program, builtModule(peer, workload), workload, String(milliseconds)];
  return JSON.parse(runOrThrow(process.execPath, args, bench));
}

function mediansOf(rounds: readonly SpeedReport[]): SpeedReport {
  const tasks = Object.keys(rounds[0]!);
  return Object.fromEntries(
    tasks.map((task) => [task, median(rounds.map((round) => round[task]!))]),
  );
}
