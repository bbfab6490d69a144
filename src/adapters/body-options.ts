import type { ParseJsonOptions } from '../runtime/json/parse-json.js';
import type { ProblemOptions } from '../runtime/problem.js';

/**
 * How bodies are parsed, and refusals answered: the options of `safeParseJson` and of `toProblem`.
 * Who asks and what the path says is chosen with the Dto, for each request.
 */
export interface BodyOptions
  extends Omit<ParseJsonOptions, 'principal' | 'params'>, ProblemOptions {}
