import { readReferenced } from '../../runtime/index.js';
import type { ParseOptions } from '../../runtime/parse.js';
import type { BodyOptions } from './body-options.js';
import type { Chosen } from './choice.js';

/**
 * Parses a body with what was chosen for the request, and asks which references are allowed
 * (CWE-639).
 *
 * @param parse Parses the body with the options that it receives. It may be called twice.
 */
export async function parseAsChosen<Result>(
  chosen: Chosen,
  options: BodyOptions,
  parse: (options: ParseOptions) => Result,
): Promise<Result> {
  const { principal, params, mayReference = options.mayReference } = chosen;
  const { unaccepted, onRefused } = options;
  const asked: ParseOptions = {
    principal,
    ...(params !== undefined && { params }),
    ...(unaccepted !== undefined && { unaccepted }),
    ...(onRefused !== undefined && { onRefused }),
  };
  return mayReference === undefined
    ? parse(asked)
    : readReferenced(parse, { ...asked, mayReference });
}
