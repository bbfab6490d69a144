import type { Problem } from './problem.js';

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
