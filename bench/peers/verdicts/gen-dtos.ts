import type { SafeParseResult } from 'gen-dtos/runtime';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from './verdict.js';

export function verdict(result: SafeParseResult<unknown>): Verdict {
  return result.success
    ? accepts(result.output)
    : refuses(result.issues.map((issue) => issue.path));
}
