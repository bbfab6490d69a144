import { builtModule, builtProgram } from '../build.js';
import { bench } from '../folders.js';
import { peersOf, type Peer, type WorkloadName } from '../peers.js';
import { runOrThrow } from '../product.js';
import type { VectorReport } from './vector-process.js';

/** The rows that must be right, because the others are compared with them. */
const TRUSTED = /^(gen-dtos|hand-)/;

export type Vectors = ReadonlyMap<Peer, VectorReport>;

/** Each peer's answers to the same inputs. Throws if one of ours gives a wrong answer. */
export function askPeers(workload: WorkloadName): Vectors {
  const reports = peersOf(workload).map((peer): [Peer, VectorReport] => {
    const args = [builtProgram('vector-process'), builtModule(peer, workload), workload];
    return [peer, JSON.parse(runOrThrow(process.execPath, args, bench))];
  });
  for (const [peer, report] of reports) {
    const wrong = [...report.otherwise.map(({ name }) => name), ...report.hostile];
    if (TRUSTED.test(peer.name) && wrong.length > 0) {
      throw new Error(`'${peer.name}' does not answer as expected to: ${wrong.join(', ')}`);
    }
  }
  return new Map(reports);
}
