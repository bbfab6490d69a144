import { operationOf } from '../model/grants.js';
import type { DtoDefinition } from './dto.js';
import { segmentOf } from './issue.js';
import { grantIn, mayWrite } from './model-grants.js';
import { isPlainObject } from './plain-object.js';
import { refuse, type Report } from './report.js';

/** What the path of a request says, by the keys that the body has for it. */
export interface PathParams {
  readonly [key: string]: string | undefined;
}

/**
 * The body without what the path already says. The path wins: a key of it that says something else is
 * refused (OWASP API1:2023), one that says the same is only kept if the roles may write it.
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

/** A body may say `42` where the path says `'42'`. A parameter that the route lacks agrees with nothing. */
function saysSame(value: unknown, param: string | undefined): boolean {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return (isNumber ? String(value) : value) === param;
}
