import type * as z from 'zod';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from './verdict.js';

export function verdict(result: z.ZodSafeParseResult<unknown>): Verdict {
  if (result.success) return accepts(result.data);
  return refuses(
    result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key])
        : [issue.path],
    ),
  );
}
