import type { Budget } from '../budget.js';
import { kilobytes, section, table } from '../markdown.js';
import { measureEmitted } from '../measure/emitted-size.js';
import { generate, startOfNode, type Generation } from '../measure/generation.js';
import { writeProject } from '../projects/models.js';

/** How long the command takes, the whole process, and how much memory. */
export function generationTable({ generations, largestProject }: Budget): string {
  const sizes = [10, 100, 1000].filter((models) => models <= largestProject);
  const measured = sizes.map((models) => {
    const folder = writeProject({ name: `models-${models}`, models, roles: 3 });
    const runs = (cold: boolean) =>
      bestOf(Array.from({ length: generations }, () => generate(folder, cold)));
    return { models, cold: runs(true), unchanged: runs(false) };
  });
  const rows = measured.map(({ models, cold, unchanged }) => [
    String(models),
    cold.seconds.toFixed(2),
    unchanged.seconds.toFixed(2),
    cold.megabytes.toFixed(0),
    unchanged.megabytes.toFixed(0),
  ]);
  const [first, last] = [measured[0]!, measured.at(-1)!];
  const exponent =
    Math.log(last.cold.seconds / first.cold.seconds) / Math.log(last.models / first.models);
  return section(
    'Generation',
    'Models of twelve fields, three roles; the whole process, the best of the runs; the largest peak of memory of Node.',
    table(['models', 'cold s', 'unchanged s', 'cold MB', 'unchanged MB'], rows),
    `Node alone takes ${startOfNode().toFixed(2)} s. From ${first.models} to ${last.models} models, the time of a cold run grows by an exponent of ${exponent.toFixed(2)}.`,
  );
}

function bestOf(runs: readonly Generation[]): Generation {
  return {
    seconds: Math.min(...runs.map((run) => run.seconds)),
    megabytes: Math.max(...runs.map((run) => run.megabytes)),
  };
}

/** How emitted code grows with roles: types have to, what runs should not. */
export function growthTable(): string {
  const rows = [1, 3, 8, 16].map((roles) => {
    const folder = writeProject({ name: `roles-${roles}`, models: 1, roles });
    generate(folder, true);
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
