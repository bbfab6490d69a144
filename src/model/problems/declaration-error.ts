import type { Problem } from './problem.js';

/**
 * The error that `defineRoles()`, `field()`, `model()`, `relation()` and `reference()` throw for a
 * declaration with mistakes. In TypeScript, most of these mistakes are compile errors at the
 * literal, too.
 */
export class DeclarationError extends Error {
  override readonly name = 'DeclarationError';
  /** Every mistake, as plain data. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.message} ${problem.help}`).join('\n'));
    this.problems = problems;
  }
}
