import type { Budget } from '../budget.js';
import { kilobytes, section, table } from '../markdown.js';
import { measureEmitted } from '../measure/emitted-size.js';
import { generate, type Generation } from '../measure/generation.js';
import { writeProject } from '../projects/models.js';

/** How long the command takes, the whole process, and how much memory. */
export function generationTable({ generations, largestProject }: Budget): string {
  const sizes = [10, 100, 1000].filter((models) => models <= largestProject);
  const rows = sizes.map((models) => {
    const folder = writeProject({ name: `models-${models}`, models, roles: 3 });
    const runs = (cold: boolean) =>
      Array.from({ length: generations }, () => generate(folder, cold));
    const [cold, unchanged] = [runs(true), runs(false)];
    return [
      String(models),
      seconds(cold),
      seconds(unchanged),
      megabytes(cold),
      megabytes(unchanged),
    ];
  });
  return section(
    'Generation',
    'Models of twelve fields, three roles; the whole process, the best of the runs; the largest peak of memory.',
    table(['models', 'cold s', 'unchanged s', 'cold MB', 'unchanged MB'], rows),
  );
}

function seconds(runs: readonly Generation[]): string {
  return Math.min(...runs.map((run) => run.seconds)).toFixed(2);
}

function megabytes(runs: readonly Generation[]): string {
  return Math.max(...runs.map((run) => run.megabytes)).toFixed(0);
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
