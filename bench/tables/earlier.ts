import type { Budget } from '../budget.js';
import { buildEarlier } from '../measure/earlier.js';
import { medianSpeeds } from '../measure/speed.js';
import { builtModule } from '../build.js';
import { peersOf } from '../peers.js';
import { section, table } from '../markdown.js';

/** What has become of the parser since a commit. */
export async function earlierTable(commit: string, budget: Budget): Promise<string> {
  const today = peersOf('user').find(({ name }) => name === 'gen-dtos');
  if (today === undefined) throw new Error('The product itself is no peer');
  const modules = { before: await buildEarlier(commit), now: builtModule(today, 'user') };
  const speeds = medianSpeeds(modules, 'user', budget);
  const tasks = Object.keys(speeds.before);
  const cellsOf = (of: (task: string) => string): string[] => tasks.map(of);
  const rows = [
    ['before, ns', ...cellsOf((task) => speeds.before[task]!.toFixed(0))],
    ['now, ns', ...cellsOf((task) => speeds.now[task]!.toFixed(0))],
    ['times', ...cellsOf((task) => (speeds.now[task]! / speeds.before[task]!).toFixed(2))],
  ];
  return section(
    `The update of a user, beside ${commit}`,
    'Both built and measured in this run, in turn. How many times as long it takes now.',
    table(['', ...tasks], rows),
  );
}
