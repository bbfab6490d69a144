import { gzipSync } from 'node:zlib';
import { bundleParser } from '../build.js';
import { peersOf, type Peer } from '../peers.js';

export interface Size {
  readonly bytes: number;
  readonly gzipped: number;
}

/** The size of the user parser with all that it needs: bundled, minified and tree-shaken. */
export async function measureBundles(): Promise<ReadonlyMap<Peer, Size>> {
  const sizes = await Promise.all(
    peersOf('user').map(async (peer): Promise<[Peer, Size]> => {
      const code = await bundleParser(peer);
      return [peer, { bytes: code.length, gzipped: gzipSync(code, { level: 9 }).length }];
    }),
  );
  return new Map(sizes);
}
