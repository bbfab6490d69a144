import type { ImportedPackage } from '../bundle/packages-outside.js';

/**
 * Whether files import only packages known to be pure. Any other may read the clock, for example.
 */
export function areKnown(packages: readonly ImportedPackage[]): boolean {
  return packages.every(({ name }) => KNOWN.has(name));
}

const KNOWN: ReadonlySet<string> = new Set(['valibot', 'gen-dtos', 'gen-dtos/config']);
