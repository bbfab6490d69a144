/** What a validator said of one input, in the same words for all of them. */
export type Verdict =
  | { readonly accepted: true; readonly output: unknown }
  | { readonly accepted: false; readonly paths: readonly string[] };

/** One column of the table: many inputs of one kind, given to one function of the peer's module. */
export interface Task {
  readonly name: string;
  readonly call: 'parse' | 'assert' | 'check';
  readonly inputs: readonly unknown[];
}

/** An input and what every peer has to say of it. */
export interface Case {
  readonly name: string;
  readonly input: unknown;
  readonly expected: Verdict;
}

export interface Workload {
  readonly tasks: readonly Task[];
  /** A row counts only if all of these are answered as expected. */
  readonly vector: readonly Case[];
  /** What an attacker would try besides. Peers that differ here are told of, and still count. */
  readonly hostile: readonly Case[];
}

export const INPUTS = 100;

/** As a request body comes: parsed from JSON, no object shared with another. */
export function fromJson(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input));
}

export function accepted(name: string, input: unknown): Case {
  return { name, input, expected: { accepted: true, output: fromJson(input) } };
}

export function refused(name: string, input: unknown, ...paths: string[]): Case {
  return { name, input, expected: { accepted: false, paths } };
}
