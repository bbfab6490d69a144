/** A validator's answer to one input, in the same form for all validators. */
export type Verdict =
  | { readonly accepted: true; readonly output: unknown }
  | { readonly accepted: false; readonly paths: readonly string[] };

/** A column of the table: many inputs of one kind for one function of a peer's module. */
export interface Task {
  readonly name: string;
  readonly call: 'parse' | 'assert' | 'check';
  readonly inputs: readonly unknown[];
}

/** An input and the answer expected from every peer. */
export interface Case {
  readonly name: string;
  readonly input: unknown;
  readonly expected: Verdict;
}

export interface Workload {
  readonly tasks: readonly Task[];
  /** A row counts only if the peer answers all of these as expected. */
  readonly vector: readonly Case[];
  /** What an attacker might also try. Peers that differ here get a note, but still count. */
  readonly hostile: readonly Case[];
}

export const INPUTS = 100;

/** An input like a request body: parsed from JSON, without shared objects. */
export function fromJson(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input));
}

export function accepted(name: string, input: unknown): Case {
  return { name, input, expected: { accepted: true, output: fromJson(input) } };
}

export function refused(name: string, input: unknown, ...paths: string[]): Case {
  return { name, input, expected: { accepted: false, paths } };
}
