import type { IValidation } from 'typia';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from './verdict.js';

export function verdict(result: IValidation<unknown>): Verdict {
  return result.success
    ? accepts(result.data)
    : refuses(result.errors.map((error) => keysOf(error.path)));
}

/** The keys of a typia path such as `$input.addresses[1]["zip code"]`. */
function keysOf(path: string): string[] {
  const steps = path.matchAll(/\.([\w$]+)|\[(\d+)\]|\["(.*?)"\]/g);
  return [...steps].map(([, name, index, quoted]) => name ?? index ?? quoted ?? '');
}
