import { readingOf, type FormLimits, type FormOptions } from '../../runtime/form/form-reading.js';
import type { ParseJsonOptions } from '../../runtime/json/parse-json.js';
import { mustBeLimits } from '../../runtime/limits-from.js';
import type { ProblemOptions } from '../../runtime/problem.js';
import type { MayReference } from '../../runtime/references/may-reference.js';

/** The options of `parse` that are chosen for each request, together with the Dto. */
export type ChosenOptions = 'principal' | 'params';

/**
 * How bodies are parsed and refusals answered: the options of `safeParseJson` and of `toProblem`.
 */
export interface BodyOptions
  extends Omit<ParseJsonOptions, ChosenOptions | 'mayReference'>, ProblemOptions {
  /**
   * Decides which of the ids that a body refers to the `principal` may refer to; may return a
   * promise.
   */
  readonly mayReference?: MayReference;
  /**
   * Which forms are accepted. Without this option, none is; `forms: {}` accepts those of your own
   * pages.
   */
  readonly forms?: FormBodies;
}

/**
 * Which forms are accepted and how they are read: the options of `parseForm`, except for the limit
 * of bytes.
 */
export interface FormBodies extends Omit<FormOptions, 'limits'> {
  /**
   * The origins whose pages may send forms, as for `sameOrigin`. Default: the origin of the
   * request's own URL. A page of another site can send a form in the name of its visitor, with
   * their cookies (CWE-352). `'any'` accepts those as well: use it only if browsers never add your
   * credentials by themselves.
   */
  readonly origins?: readonly string[] | 'any';
  /** How much a form may hold. Default: `{ pairs: 1_000, depth: 8 }`. */
  readonly limits?: Partial<Omit<FormLimits, 'bytes'>>;
}

/** The options with which `safeParseJson` reads a received body. */
export const jsonOptionsOf = ({ limits }: BodyOptions): Pick<ParseJsonOptions, 'limits'> =>
  limits === undefined ? {} : { limits };

/** The options with which `safeParseForm` reads a received body. Its bytes are limited already. */
export const formOptionsOf = ({ forms }: BodyOptions): FormOptions => ({
  ...forms,
  limits: { ...forms?.limits, bytes: Infinity },
});

/**
 * Checks the options for forms when a handler is made, so that a mistake shows before the first
 * request.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist. There is none for bytes: the one for all bodies
 * applies.
 */
export function mustBeForms(options: BodyOptions): void {
  const limits = options.forms?.limits;
  if (limits !== undefined) mustBeLimits(limits, ['pairs', 'depth']);
  readingOf(formOptionsOf(options));
}
