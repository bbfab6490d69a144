/** Why a declaration was refused: stable, one documentation page each. */
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
  /** The sentence: what is. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** Where: the model and, if it is about one, the field. */
  readonly model?: string;
  readonly field?: string;
  /** The offending text, as it is written in the source. */
  readonly literal?: string;
}
