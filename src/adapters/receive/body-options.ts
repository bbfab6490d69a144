import { readingOf, type FormLimits, type FormOptions } from '../../runtime/form/form-reading.js';
import type { ParseJsonOptions } from '../../runtime/json/parse-json.js';
import { mustBeLimits } from '../../runtime/limits-from.js';
import type { ProblemOptions } from '../../runtime/problem.js';
import type { MayReference } from '../../runtime/references/may-reference.js';

/** What a request is parsed with: its own part, `principal` and `params`, is chosen with the Dto. */
export type ChosenOptions = 'principal' | 'params';

/** How bodies are parsed, and refusals answered: the options of `safeParseJson` and of `toProblem`. */
export interface BodyOptions
  extends Omit<ParseJsonOptions, ChosenOptions | 'mayReference'>, ProblemOptions {
  /** Answers which of the ids that a body refers to the `principal` may refer to, now or later. */
  readonly mayReference?: MayReference;
  /** Takes forms, too, if it is there: `forms: {}`. */
  readonly forms?: FormBodies;
}

/** Which forms are taken, and how they are read: the options of `parseForm`, but for the bytes. */
export interface FormBodies extends Omit<FormOptions, 'limits'> {
  /**
   * Where the pages are that send them, as `sameOrigin` takes it: of the request's own origin, if
   * nothing is said. A page of another site can send a form in its visitor's name, with their cookies
   * (CWE-352). `any` takes those, too: only where no credential is one that browsers add by themselves.
   */
  readonly origins?: readonly string[] | 'any';
  /** How much a form may hold: `{ pairs: 1_000, depth: 8 }` if nothing is said. */
  readonly limits?: Partial<Omit<FormLimits, 'bytes'>>;
}

/** How `safeParseJson` reads what has been received. */
export const jsonOptionsOf = ({ limits }: BodyOptions): Pick<ParseJsonOptions, 'limits'> =>
  limits === undefined ? {} : { limits };

/** How `safeParseForm` reads what has been received, within the limit of bytes. */
export const formOptionsOf = ({ forms }: BodyOptions): FormOptions => ({
  ...forms,
  limits: { ...forms?.limits, bytes: Infinity },
});

/**
 * The application is told of a mistake before there is a request.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit. The bytes of a form are those of all bodies.
 */
export function mustBeForms(options: BodyOptions): void {
  const limits = options.forms?.limits;
  if (limits !== undefined) mustBeLimits(limits, ['pairs', 'depth']);
  readingOf(formOptionsOf(options));
}
