import { isDeepStrictEqual } from 'node:util';
import type { Case, Verdict } from '../workloads/workload.js';
import { fromJson } from '../workloads/workload.js';

/** The exports of a peer's file. */
export interface PeerModule {
  parse(input: unknown): unknown;
  /** Only for the tasks that want a boolean. */
  assert?(input: unknown): boolean;
  /** Whether the input is accepted, for tasks that want nothing else. */
  check?(input: unknown): boolean;
  /** Reads a result of `parse`. If absent, `parse` returns the output or throws. */
  verdict?(result: unknown): Verdict;
}

/** How a peer's answer compares with the expected one. */
export type Answer = 'as expected' | 'names the first only' | 'names others' | 'differs';

export function answerTo(peer: PeerModule, { input, expected }: Case): Answer {
  if (peer.check && peer.check(input) !== expected.accepted) return 'differs';
  const verdict = verdictOf(peer, input);
  if (verdict.accepted && expected.accepted) {
    const isRight = isDeepStrictEqual(fromJson(verdict.output), expected.output);
    return isRight ? 'as expected' : 'differs';
  }
  if (verdict.accepted || expected.accepted) return 'differs';
  // Peers that only have to fail need not name the mistakes.
  if (!peer.verdict) return 'as expected';
  return compareNames(verdict.paths, expected.paths);
}

function compareNames(named: readonly string[], expected: readonly string[]): Answer {
  if (isDeepStrictEqual([...named].sort(), [...expected].sort())) return 'as expected';
  const isPart = named.length === 1 && expected.includes(named[0]!);
  return isPart && expected.length > 1 ? 'names the first only' : 'names others';
}

function verdictOf(peer: PeerModule, input: unknown): Verdict {
  if (peer.verdict) return peer.verdict(peer.parse(input));
  try {
    return { accepted: true, output: peer.parse(input) };
  } catch {
    return { accepted: false, paths: [] };
  }
}

/** Whether the output is a fresh object, at least down to a list in it. */
export function isFresh(peer: PeerModule, input: unknown): boolean {
  const verdict = verdictOf(peer, input);
  if (!verdict.accepted) throw new TypeError('Expected an input that is accepted');
  return sharesNothing(input, verdict.output);
}

function sharesNothing(input: unknown, output: unknown): boolean {
  if (typeof input !== 'object' || input === null) return true;
  if (input === output) return false;
  return Object.entries(input).every(([key, value]) =>
    sharesNothing(value, (output as Record<string, unknown>)[key]),
  );
}
