import { cpus, loadavg, totalmem } from 'node:os';
import { versionOf } from './peers.js';

/** Describes what the numbers depend on, without the machine's name. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${memory} GB`,
    `Node ${process.versions.node} (V8 ${process.versions.v8})`,
    `TypeScript ${versionOf('typescript-7')} and ${versionOf('typescript')}`,
    `load ${loadavg()[0]!.toFixed(1)} before the start`,
    new Date().toISOString().slice(0, 10),
  ].join('; ');
}
