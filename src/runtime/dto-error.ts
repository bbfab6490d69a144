import type { Issue } from './issue.js';
import { isObject } from './plain-object.js';

/**
 * The error that `parse`, and all that is built on it, throws when an input is refused; so do
 * `apply`, `parseSort` and their like. It holds every reason (at most 100), but never a submitted
 * value.
 *
 * @example
 * ```ts
 * import { DtoError, parse, toProblem, type Dto, type Problem } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ bio?: string; is_admin?: never }>;
 *
 * function problemOf(body: unknown): Problem | undefined {
 *   try {
 *     parse(updateUserByOwner, body);
 *     return undefined;
 *   } catch (error) {
 *     if (error instanceof DtoError) return toProblem(error);
 *     throw error; // a bug, not the client's mistake
 *   }
 * }
 * problemOf({ is_admin: true });
 * ```
 */
export class DtoError extends Error {
  override readonly name = 'DtoError';
  /** The reasons. A place may have several, such as one for each rule that a value breaks. */
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(summaryOf(issues));
    this.issues = issues;
    Object.defineProperty(this, MARK, { value: true });
  }

  /**
   * Whether a value is a `DtoError` of this copy of gen-dtos or another one: package managers
   * install one for each version of valibot.
   */
  static override [Symbol.hasInstance](value: unknown): value is DtoError {
    if (this !== DtoError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return isObject(value) && Object.hasOwn(value, MARK);
  }
}

const MARK = Symbol.for('gen-dtos/DtoError');

const SHOWN = 5;

/** Characters that could start a new line in a log or move a terminal's cursor (CWE-117). */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function summaryOf(issues: readonly Issue[]): string {
  const shown = issues.slice(0, SHOWN).map((issue) => {
    const place =
      issue.path.length === 0 ? 'input' : issue.path.join('.').replace(CONTROL, escaped);
    return `${place}: ${issue.message}`;
  });
  const rest = issues.length - shown.length;
  return rest > 0 ? `${shown.join('; ')}; and ${rest} more` : shown.join('; ');
}
