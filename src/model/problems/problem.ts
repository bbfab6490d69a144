/** Why a declaration was refused. Codes are stable, and each has a page of documentation. */
export type ProblemCode =
  | 'role-unknown'
  | 'role-name'
  | 'role-invalid'
  | 'role-cycle'
  | 'operation-unknown'
  | 'grant-invalid'
  | 'condition-invalid'
  | 'option-unknown'
  | 'field-invalid'
  | 'field-name'
  | 'model-name'
  | 'reference-invalid';

/** One mistake in a declaration, as plain data. */
export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** The model that it is about, if any. */
  readonly model?: string;
  /** The field that it is about, if any. */
  readonly field?: string;
  /** The offending text, as written in the source. */
  readonly literal?: string;
}
