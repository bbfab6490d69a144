import { updateUserByOwner } from '../../.tmp/generated/user.js';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from '../verdicts/verdict.js';

const standard = updateUserByOwner['~standard'];

type Result = ReturnType<typeof standard.validate>;

export function parse(input: unknown): Result {
  return standard.validate(input);
}

export function verdict(result: Result): Verdict {
  if (result instanceof Promise) throw new TypeError('A Dto validates synchronously');
  if (!result.issues) return accepts(result.value);
  return refuses(result.issues.map((issue) => (issue.path ?? []) as PropertyKey[]));
}
