import { sameOrigin } from '../../auth/same-origin.js';
import { refusalResponse } from '../../guard/refusal.js';
import { toProblem } from '../../runtime/index.js';
import { limitsOf } from '../../runtime/json/limits.js';
import { badRequest, problemResponse } from '../../runtime/problem-response.js';
import type { Unreadable } from '../../runtime/refuse-body.js';
import type { SafeParseResult } from '../../runtime/read-with.js';
import { mustBeForms, type BodyOptions } from './body-options.js';
import { bodyTypeNamed, bodyTypesOf } from './body-types.js';
import {
  chosenIn,
  isRefused,
  type AnyDto,
  type BodyIn,
  type Choice,
  type ChosenIn,
} from './choice.js';
import { parseAsChosen } from './parse-as-chosen.js';
import { refused, taken, type Receive, type Received } from './received.js';
import { askedOf, type Asked } from './source.js';
import { unfitEncoding, unfitType } from './unfit-body.js';

/** A Dto for all requests, or a function that chooses one for each request. */
export type Choose<AChoice extends Choice, Context> =
  (AChoice & AnyDto) | ((asked: Asked & Context) => AChoice | Promise<AChoice>);

/** What a handler receives, besides what its framework provides. */
export interface Given<AChoice extends Choice> {
  /** The parsed body. */
  readonly body: BodyIn<AChoice>;
  /** What the chooser returned: the Dto, and what came with it. */
  readonly chosen: ChosenIn<AChoice>;
}

/**
 * Receives requests: finds out who may send what, then checks the type and length of the body, and
 * parses its bytes.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist, or if the Dto for all requests is not a Dto.
 */
export function receiver<AChoice extends Choice, Context extends object>(
  choose: Choose<AChoice, Context>,
  options: BodyOptions = {},
): Receive<Given<AChoice>, Context> {
  const limit = limitsOf(options.limits).bytes;
  mustBeForms(options);
  if (typeof choose !== 'function') chosenIn(choose);
  return (source, context) => {
    const asked = askedOf(source, limit);
    const choosing = async (): Promise<Choice> =>
      typeof choose === 'function' ? choose({ ...context, ...asked }) : choose;
    const take = () => receiveAsChosen(choosing, asked, options);
    return taken(source, take as () => Promise<Received<Given<AChoice>>>); // the body is parsed with the chosen Dto
  };
}

async function receiveAsChosen(
  choosing: () => Promise<Choice>,
  { head, rawBody }: Asked,
  options: BodyOptions,
): Promise<Received<Given<Choice>>> {
  const { forms } = options;
  const choice = await choosing();
  if (isRefused(choice)) return refused(refusalResponse(choice.refusal));
  const chosen = chosenIn(choice);
  const { dto, record } = chosen;
  const types = bodyTypesOf({ shape: dto['~dto'].shape, record, forms });
  const named = bodyTypeNamed(head.headers.get('content-type'), types);
  if (named === undefined) return refused(unfitType(head.method, types));
  if (head.headers.get('content-encoding') !== null) return refused(unfitEncoding());
  const { type, parameter } = named;
  if (type.isForm && forms?.origins !== 'any' && !sameOrigin(head, forms?.origins)) {
    return refused(refusalResponse({ status: 403, reason: 'origin_foreign' }));
  }
  const parser = await type.parserOf({ bytes: await rawBody(), parameter }, options);
  const result = await parseAsChosen(chosen, options, (asked) => parser(chosen, asked));
  if (!result.success) return refused(refusedBody(result, options));
  return { success: true, given: { body: result.output, chosen } };
}

function refusedBody(
  result: Exclude<SafeParseResult<unknown> | Unreadable, { success: true }>,
  options: BodyOptions,
): Response {
  const problem = toProblem(result.issues, options);
  return problemResponse('isUnreadable' in result ? badRequest(problem) : problem);
}
