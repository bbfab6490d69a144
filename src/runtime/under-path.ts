import { operationOf } from '../model/grants.js';
import type { DtoDefinition } from './dto.js';
import { segmentOf } from './issue.js';
import { grantIn, mayWrite } from './model-grants.js';
import { isPlainObject } from './plain-object.js';
import { refuse, type Report } from './report.js';

/** The parameters in a request's path, under the keys that its body uses for them. */
export interface PathParams {
  readonly [key: string]: string | undefined;
}

/**
 * Removes from a body what the path already says. The path wins: a key that contradicts it is
 * refused (OWASP API1:2023), and one that repeats it is kept only if the roles may write it.
 */
export function underPath(
  input: unknown,
  params: PathParams,
  definition: DtoDefinition,
  report: Report,
): unknown {
  if (!isPlainObject(input)) return input;
  const { grants, shape, bits } = definition;
  const body = { ...input };
  for (const [key, param] of Object.entries(params)) {
    if (!Object.hasOwn(body, key) || body[key] === undefined) continue;
    const agrees = saysSame(body[key], param);
    if (!agrees) refuse(report, 'value_not_allowed', 'Contradicts the path', segmentOf(key));
    if (!agrees || !mayWrite(grantIn(grants, key), operationOf(shape), bits)) delete body[key];
  }
  return body;
}

/**
 * Whether a body's value and a path parameter agree; the number `42` agrees with `'42'`. A
 * parameter that the route does not have agrees with nothing.
 */
function saysSame(value: unknown, param: string | undefined): boolean {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return (isNumber ? String(value) : value) === param;
}
