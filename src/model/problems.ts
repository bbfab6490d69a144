import { didYouMean, suggest } from './suggest.js';

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

/**
 * Thrown by `defineRoles()` and `model()` for a declaration that can't be true.
 * TypeScript users see the same mistakes as compile errors at the literal.
 */
export class DeclarationError extends Error {
  override readonly name = 'DeclarationError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.message} ${problem.help}`).join('\n'));
    this.problems = problems;
  }
}

/** The one help text for a name that isn't declared: which one may be meant, and which there are. */
export function helpForName(name: string, declared: readonly string[]): string {
  if (declared.length === 0) return 'None is declared.';
  return `${didYouMean(suggest(name, declared))}Declared: ${declared.join(', ')}.`;
}

let collect: ((problem: Problem) => void) | undefined;

/**
 * Lets the generator see every mistake of a program in one run: while a collector is set, mistakes
 * are handed to it; without one, which is how applications run, the first faulty declaration throws.
 */
export function collectProblems(collector: ((problem: Problem) => void) | undefined): void {
  collect = collector;
}

/**
 * Hands mistakes to the collector, if there is one.
 *
 * @throws {DeclarationError} If there is none.
 */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  if (collect === undefined) throw new DeclarationError(problems);
  problems.forEach(collect);
}
