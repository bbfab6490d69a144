import type { Budget } from '../budget.js';
import { kilobytes, section, table } from '../markdown.js';
import { measureEmitted } from '../measure/emitted-size.js';
import { generate, generateCold, startOfNode, type Generation } from '../measure/generation.js';
import { median } from '../measure/median.js';
import { regenerate } from '../measure/watch.js';
import { generators } from '../peers/generators.js';
import { writeProject } from '../projects/models.js';

/** The time and memory of the command's whole process, and the time that peers take. */
export async function generationTable({ generations, largestProject }: Budget): Promise<string> {
  const sizes = [10, 100, 1000].filter((models) => models <= largestProject);
  const measured = [];
  for (const models of sizes) {
    const folder = writeProject({ name: `models-${models}`, models, roles: 3 });
    const best = (run: (project: string) => Generation) =>
      bestOf(Array.from({ length: generations }, () => run(folder)));
    const cold = best(generateCold);
    await rested();
    generate(folder); // a run is reused only if its inputs are older than it
    const unchanged = best(generate);
    const changed = median(await regenerate(folder, WATCHED));
    measured.push({ models, cold, unchanged, changed });
  }
  const rows = measured.map(({ models, cold, unchanged, changed }) => [
    String(models),
    cold.seconds.toFixed(2),
    unchanged.seconds.toFixed(2),
    changed.toFixed(2),
    cold.megabytes.toFixed(0),
    unchanged.megabytes.toFixed(0),
  ]);
  const [first, last] = [measured[0]!, measured.at(-1)!];
  const exponent =
    Math.log(last.cold.seconds / first.cold.seconds) / Math.log(last.models / first.models);
  const head = ['models', 'cold s', 'unchanged s', 'one changed s', 'cold MB', 'unchanged MB'];
  return section(
    'Generation',
    'Models of twelve fields, three roles; the whole process, the best of the runs; the largest peak of memory of Node. One changed: by `--watch`, from the change to the line that says so, the median.',
    table(head, rows),
    `Node alone takes ${startOfNode().toFixed(2)} s. From ${first.models} to ${last.models} models, the time of a cold run grows by an exponent of ${exponent.toFixed(2)}.`,
    'Peers, from the OpenAPI document of the same models (create and update for three roles, delete), and gen-dtos with that document, cold, in the same rounds:',
    peersTable(
      sizes.filter((models) => models <= 100),
      generations,
    ),
  );
}

/** How many changes are made under `--watch`. The first one warms up. */
const WATCHED = 5;

/** Waits until files are old enough that their times count as reliable. */
const rested = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2_500));

function peersTable(sizes: readonly number[], generations: number): string {
  const projects = sizes.map((models) => {
    const folder = writeProject({ name: `peers-${models}`, models, roles: 3, documented: true });
    generateCold(folder);
    return folder;
  });
  const ours = { name: '**gen-dtos**', run: (folder: string) => generateCold(folder).seconds };
  const all = [ours, ...generators];
  // Round after round, so that what slows the machine slows all of them.
  const rounds = Array.from({ length: generations }, () =>
    all.map(({ run }) => projects.map((folder) => run(folder))),
  );
  const rows = all.map(({ name }, row) => [
    name,
    ...projects.map((_, column) =>
      Math.min(...rounds.map((round) => round[row]![column]!)).toFixed(2),
    ),
  ]);
  return table(['', ...sizes.map((models) => `${models} models s`)], rows);
}

function bestOf(runs: readonly Generation[]): Generation {
  return {
    seconds: Math.min(...runs.map((run) => run.seconds)),
    megabytes: Math.max(...runs.map((run) => run.megabytes)),
  };
}

/** How emitted code grows with the number of roles. Types must grow; code that runs should not. */
export function growthTable(): string {
  const rows = [1, 3, 8, 16].map((roles) => {
    const folder = writeProject({ name: `roles-${roles}`, models: 1, roles });
    generateCold(folder);
    const { typescript, javascript } = measureEmitted(folder);
    return [
      String(roles),
      ...[typescript, javascript].flatMap(({ bytes, gzipped }) => [
        kilobytes(bytes),
        kilobytes(gzipped),
      ]),
    ];
  });
  return section(
    'What is emitted for one model',
    'Twelve fields; create, update and replace; as TypeScript, and as the JavaScript of it.',
    table(['roles', 'TypeScript kB', 'gzip kB', 'JavaScript kB', 'gzip kB'], rows),
  );
}
