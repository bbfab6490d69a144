/** What an attack is after. */
export interface Aim {
  readonly title: string;
  /** A value that the caller may not write, and what the attacker wants to stand there. */
  readonly field: string;
  readonly wants: unknown;
}

export interface Attack extends Aim {
  readonly request: AttackRequest;
  /** The row that is read back, with the field in it: what stands after `select * from`. */
  readonly row: string;
}

export interface AttackRequest {
  readonly method: 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  /** The credentials of who sends it, or their name; none to sign up. */
  readonly key?: string;
  readonly body: unknown;
}

/** What an attack did to each of the twins. */
export interface Result {
  readonly attack: Aim;
  readonly unsafe: Outcome;
  readonly safe: Outcome;
}

export interface Outcome {
  readonly answer: Answer;
  /** The row as it was and as it is; nothing if there is none. */
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  /** Whether it left a value on every object of the server. */
  readonly polluted: boolean;
}

export interface Answer {
  readonly status: number;
  /** The places that it says were refused, as JSON Pointers. */
  readonly refused: readonly string[];
  readonly body: object;
}

export type Row = { readonly [column: string]: unknown };
