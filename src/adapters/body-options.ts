import type { ParseJsonOptions } from '../runtime/json/parse-json.js';
import type { ProblemOptions } from '../runtime/problem.js';
import type { MayReference } from '../runtime/references/may-reference.js';

/** What a request is parsed with: its own part, `principal` and `params`, is chosen with the Dto. */
export type ChosenOptions = 'principal' | 'params';

/** How bodies are parsed, and refusals answered: the options of `safeParseJson` and of `toProblem`. */
export interface BodyOptions
  extends Omit<ParseJsonOptions, ChosenOptions | 'mayReference'>, ProblemOptions {
  /** Answers which of the ids that a body refers to the `principal` may refer to, now or later. */
  readonly mayReference?: MayReference;
}
