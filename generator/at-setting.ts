import path from 'node:path';
import type { OutputFolder } from './6-write/output-folder.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';

/** Complaints about the output folder itself are shown where the configuration names it. */
export async function atSetting(
  complaints: readonly Diagnostic[],
  { root, shown, configFile }: OutputFolder,
): Promise<readonly Diagnostic[]> {
  const isOfFolder = ({ location }: Diagnostic): boolean =>
    location !== undefined && `${shown}/`.startsWith(`${location.file}/`);
  if (!complaints.some(isOfFolder)) return complaints;
  const { locate } = await import('./1-load/source/locate.js'); // which loads a parser
  const location = locate({ keys: ['outDir'] }, [path.join(root, configFile)], root);
  return complaints.map((one) => (location && isOfFolder(one) ? { ...one, location } : one));
}
