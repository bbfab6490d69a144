import { refusalResponse } from '../guard/refusal.js';
import { readReferenced, toProblem, type ParseOptions } from '../runtime/index.js';
import { limitsOf } from '../runtime/json/limits.js';
import type { SafeParseJsonResult } from '../runtime/json/parse-json.js';
import type { BodyOptions } from './body-options.js';
import { bodyTypeNamed, bodyTypesOf } from './body-types.js';
import {
  chosenIn,
  isRefused,
  type AnyDto,
  type BodyIn,
  type Choice,
  type ChosenIn,
} from './choice.js';
import { badRequest, problemResponse } from './problem-response.js';
import type { Asked, Source } from './source.js';
import { unfitEncoding, unfitType, unreadResponse } from './unfit-body.js';
import { UnreadBody } from './unread-body.js';

/** A Dto for all requests, or a function that finds out which one is for this. */
export type Choose<AChoice extends Choice, Context> =
  (AChoice & AnyDto) | ((asked: Asked & Context) => AChoice | Promise<AChoice>);

/** What a handler is given, beside what its framework has. */
export interface Given<AChoice extends Choice> {
  readonly body: BodyIn<AChoice>;
  /** What was chosen: the Dto, and what came with it. */
  readonly chosen: ChosenIn<AChoice>;
}

/** Either what a handler is given, or the answer to a request that doesn't get there. */
export type Received<AChoice extends Choice> =
  | { readonly success: true; readonly given: Given<AChoice> }
  | { readonly success: false; readonly response: Response };

/** Takes a request: who may send what, then the type of its body, its length, its bytes. */
export type Receive<AChoice extends Choice, Context> = (
  source: Source,
  context: Context,
) => Promise<Received<AChoice>>;

/**
 * What all adapters have in common.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
 */
export function receiver<AChoice extends Choice, Context extends object>(
  choose: Choose<AChoice, Context>,
  options: BodyOptions = {},
): Receive<AChoice, Context> {
  const limit = limitsOf(options.limits).bytes;

  return async ({ head, read }, context) => {
    let bytes: Promise<Uint8Array> | undefined;
    const rawBody = (): Promise<Uint8Array> => (bytes ??= read(limit));
    try {
      const choice =
        typeof choose === 'function' ? await choose({ ...context, head, rawBody }) : choose;
      if (isRefused(choice)) return refused(refusalResponse(choice.refusal));
      const chosen = chosenIn(choice);
      const types = bodyTypesOf(chosen.dto['~dto'].shape);
      const type = bodyTypeNamed(head.headers.get('content-type'), types);
      if (type === undefined) return refused(unfitType(head.method, types));
      if (head.headers.get('content-encoding') !== null) return refused(unfitEncoding());
      const { dto, principal, params, mayReference } = chosen;
      const told = { ...options, principal, ...(params && { params }) };
      const bytes = await rawBody();
      const parse = (now: ParseOptions) => type.parse(dto, bytes, { ...told, ...now });
      const result = mayReference
        ? await readReferenced(parse, { ...told, mayReference })
        : parse({});
      if (!result.success) return refused(refusedBody(result, options));
      const given = { body: result.output, chosen };
      return { success: true, given: given as Given<AChoice> }; // parsed with the Dto of that choice
    } catch (error) {
      if (error instanceof UnreadBody) return refused(unreadResponse(error));
      throw error;
    }
  };
}

const refused = (response: Response): { success: false; response: Response } => ({
  success: false,
  response,
});

function refusedBody(
  result: Exclude<SafeParseJsonResult<unknown>, { success: true }>,
  options: BodyOptions,
): Response {
  const problem = toProblem(result.issues, options);
  return problemResponse('isUnreadable' in result ? badRequest(problem) : problem);
}
