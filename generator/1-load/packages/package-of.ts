import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Package {
  readonly folder: string;
  readonly name: string;
  readonly version?: string;
}

/** The package that a folder belongs to. A `package.json` without a name is skipped. */
export function packageOf(folder: string): Package | undefined {
  const { name, version } = manifestIn(folder) ?? {};
  if (typeof name === 'string') return { folder, name, ...(version !== undefined && { version }) };
  const parent = path.dirname(folder);
  return parent === folder ? undefined : packageOf(parent);
}

function manifestIn(folder: string): Partial<Package> | null | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Partial<Package>;
  } catch {
    return undefined; // missing, or not JSON
  }
}
