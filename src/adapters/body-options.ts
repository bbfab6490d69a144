import type { ParseJsonOptions } from '../runtime/json/parse-json.js';
import type { ProblemOptions } from '../runtime/problem.js';

/**
 * How bodies are parsed, and refusals answered: the options of `safeParseJson` and of `toProblem`.
 * `onRefused` is told the `principal` that was chosen with the Dto.
 */
export interface BodyOptions extends Omit<ParseJsonOptions, 'principal'>, ProblemOptions {}
