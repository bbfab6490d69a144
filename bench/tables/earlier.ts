import type { Budget } from '../budget.js';
import { buildEarlier } from '../measure/earlier.js';
import { speedsOf } from '../measure/speed.js';
import { builtModule } from '../build.js';
import { peersOf } from '../peers.js';
import { section, table } from '../markdown.js';

/** How the parser's speed has changed since a commit. */
export async function earlierTable(commit: string, budget: Budget): Promise<string> {
  const today = peersOf('user').find(({ name }) => name === 'gen-dtos');
  if (today === undefined) throw new Error('The product itself is no peer');
  const modules = { before: await buildEarlier(commit), now: builtModule(today, 'user') };
  const speeds = speedsOf(modules, 'user', budget);
  const [before, now] = [speeds.before.median, speeds.now.median];
  const tasks = Object.keys(before);
  const cellsOf = (of: (task: string) => string): string[] => tasks.map(of);
  const rows = [
    ['before, ns', ...cellsOf((task) => before[task]!.toFixed(0))],
    ['now, ns', ...cellsOf((task) => now[task]!.toFixed(0))],
    ['times', ...cellsOf((task) => (now[task]! / before[task]!).toFixed(2))],
  ];
  return section(
    `The update of a user, beside ${commit}`,
    'Both built and measured in this run, in turn. How many times as long it takes now.',
    table(['', ...tasks], rows),
  );
}
