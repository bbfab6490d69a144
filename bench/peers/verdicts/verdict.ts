import type { Verdict } from '../../workloads/workload.js';

export function accepts(output: unknown): Verdict {
  return { accepted: true, output };
}

/** Lists each offending path once: some libraries give two reasons for one path. */
export function refuses(paths: readonly (readonly PropertyKey[])[]): Verdict {
  return { accepted: false, paths: [...new Set(paths.map((path) => path.map(String).join('.')))] };
}

/** The keys of a JSON Pointer. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
