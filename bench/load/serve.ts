import type { Twins } from './twins.js';

/** Tells the parent process where the twins are and, whenever it asks, the CPU time used so far. */
export function serve(twins: Twins): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.send?.(twins);
}
