import type { Budget } from '../budget.js';
import { section, table } from '../markdown.js';
import { measureSpeed } from '../measure/speed.js';
import { askPeers } from '../measure/vector.js';
import { peersOf } from '../peers.js';

/** The cost of looking for what `JSON.parse` hides, in bodies that hide nothing. */
export function jsonTable(budget: Budget): string {
  const vectors = askPeers('json');
  for (const [{ name }, { otherwise }] of vectors) {
    if (otherwise.length > 0) throw new Error(`'${name}' does not answer as expected.`);
  }
  const speeds = measureSpeed('json', budget);
  const [plain, checked] = peersOf('json').map((peer) => ({
    peer,
    times: speeds.get(peer)!.median,
  }));
  const tasks = Object.keys(plain!.times);
  const rows = [plain!, checked!].map(({ peer, times }) => [
    peer.title,
    ...tasks.map((task) => `${(times[task]! / 1000).toFixed(1)} µs`),
  ]);
  const ratios = tasks.map((task) => (checked!.times[task]! / plain!.times[task]!).toFixed(2));
  return section(
    'From the text or bytes of a body',
    'Small: 0.6 kB, the update of a user; large: 120 kB of addresses and fractions of 17 digits, and the same indented by two. Non-ASCII texts and escapes in some. How many times as long `parseJson` takes.',
    table(['', ...tasks], [...rows, ['times', ...ratios]]),
  );
}
