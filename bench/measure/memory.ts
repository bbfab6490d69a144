import { builtModule, builtProgram } from '../build.js';
import { bench } from '../folders.js';
import { peersOf, type Peer } from '../peers.js';
import { runOrThrow } from '../product.js';

const flags = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];

/** The bytes allocated to parse one full body. */
export function measureMemory(): ReadonlyMap<Peer, number> {
  return new Map(
    peersOf('user').map((peer) => {
      const args = [...flags, builtProgram('memory-process'), builtModule(peer, 'user')];
      return [peer, JSON.parse(runOrThrow(process.execPath, args, bench))];
    }),
  );
}
