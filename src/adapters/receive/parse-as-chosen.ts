import { readReferenced } from '../../runtime/index.js';
import type { ParseOptions } from '../../runtime/parse.js';
import type { BodyOptions } from './body-options.js';
import type { Chosen } from './choice.js';

/**
 * Parses with what was chosen for a request, and asks which references are the caller's (CWE-639).
 *
 * @param parse A parser, with the options that it is given and its own; it may be called twice.
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
