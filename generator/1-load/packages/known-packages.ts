import type { ImportedPackage } from '../bundle/packages-outside.js';

/** Whether files import by name what is known to depend on nothing: anything else may read the clock. */
export function areKnown(packages: readonly ImportedPackage[]): boolean {
  return packages.every(({ name }) => KNOWN.has(name));
}

const KNOWN: ReadonlySet<string> = new Set(['valibot', 'gen-dtos', 'gen-dtos/config']);
