import type { StandardSchemaV1 } from '@standard-schema/spec';
import { TRPCError, type TRPCDefaultErrorShape } from '@trpc/server';
import { refusalProblem, type Refusal } from '../guard/refusal.js';
import { DtoError, safeParse, toProblem } from '../runtime/index.js';
import { isIssueCode, type Issue } from '../runtime/issue.js';
import type { Problem, ProblemOptions } from '../runtime/problem.js';
import { badRequest } from '../runtime/problem-response.js';
import type { BodyOptions } from './receive/body-options.js';
import { chosenIn, isRefused, type Choice } from './receive/choice.js';
import { parseAsChosen } from './receive/parse-as-chosen.js';
import type { Given } from './receive/receive.js';

/** What tRPC provides to a chooser and a handler. */
export interface TrpcContext<Context> {
  readonly ctx: Context;
}

/**
 * Declares the input of a procedure whose Dto is chosen by `withBody`. It types the clients; on the
 * server, the input stays `unknown` until it is parsed.
 *
 * @returns A Standard Schema that accepts everything.
 *
 * @example
 * ```ts
 * import { sent } from 'gen-dtos/trpc';
 *
 * sent<{ bio?: string; is_admin?: never }>(); // t.procedure.input(sent<UpdateUser>())
 * ```
 */
export function sent<Input>(): StandardSchemaV1<Input, unknown> {
  return {
    '~standard': { version: 1, vendor: 'gen-dtos', validate: (value) => ({ value }) },
  };
}

/**
 * Makes a resolver for tRPC whose input is parsed with a Dto that depends on the context. If there
 * is one Dto for everybody, `.input(updateUserByOwner)` is enough. tRPC has parsed the JSON by
 * then, so what its parser dropped, such as a key that was sent twice, can't be found.
 *
 * @param choose Finds out who is asking, and returns the Dto, `{ dto, … }` with what the handler
 * needs, or the refusal of an authenticator or guard.
 * @param handle Handles a call whose input was accepted.
 * @param options The options of `safeParse` that are the same for all calls.
 *
 * @returns The resolver. It throws a `TRPCError` for a refused call: `UNAUTHORIZED`, `FORBIDDEN` or
 * `NOT_FOUND` as the authenticator or guard says, `UNPROCESSABLE_CONTENT` for what the Dto or
 * `apply` refuses.
 *
 * @example
 * ```ts
 * import { initTRPC } from '@trpc/server';
 * import type { Dto } from 'gen-dtos/runtime';
 * import { formatErrors, sent, withBody } from 'gen-dtos/trpc';
 *
 * interface UpdateUser { bio?: string; is_admin?: never }
 * declare const updateUserBy: (roles: string[]) => Dto<UpdateUser>;
 *
 * const t = initTRPC.context<{ roles: string[] }>().create({ errorFormatter: formatErrors() });
 *
 * t.procedure.input(sent<UpdateUser>()).mutation(
 *   withBody(
 *     ({ ctx }) => updateUserBy(ctx.roles),
 *     ({ body }) => body.bio,
 *   ),
 * );
 * ```
 */
export function withBody<AChoice extends Choice, Context, Answer>(
  choose: (asked: TrpcContext<Context>) => AChoice | Promise<AChoice>,
  handle: (given: Given<AChoice> & TrpcContext<Context>) => Answer | Promise<Answer>,
  options: Pick<BodyOptions, 'unaccepted' | 'onRefused' | 'mayReference'> = {},
): (call: TrpcContext<Context> & { readonly input: unknown }) => Promise<Answer> {
  return async ({ ctx, input }) => {
    const choice = await choose({ ctx });
    if (isRefused(choice)) throw refusedCall(choice.refusal);
    const chosen = chosenIn(choice);
    const result = await parseAsChosen(chosen, options, (asked) =>
      safeParse(chosen.dto, input, asked),
    );
    if (!result.success) throw refusedInput(result.issues);
    const given = { body: result.output, chosen } as Given<AChoice>; // the body is parsed with the chosen Dto
    try {
      return await handle({ ...given, ctx });
    } catch (error) {
      throw error instanceof DtoError ? refusedInput(error.issues) : error; // such as that of `apply`
    }
  };
}

/** An error as `formatErrors` formats it. */
export interface FormattedError extends TRPCDefaultErrorShape {
  readonly data: Omit<TRPCDefaultErrorShape['data'], 'stack'> & {
    /** What a Dto refused, as in the adapters for HTTP. */
    readonly problem?: Problem;
  };
}

/**
 * Makes an error formatter for tRPC. It explains a refused input in `data.problem`, as `toProblem`
 * does. It neither repeats what was sent, as messages of other schemas and of `JSON.parse` do, nor
 * reveals the message or stack of an unexpected error (CWE-209).
 *
 * @param options The options of `toProblem`.
 *
 * @returns The `errorFormatter` for `initTRPC.create`.
 *
 * @example
 * ```ts
 * import { initTRPC } from '@trpc/server';
 * import { formatErrors } from 'gen-dtos/trpc';
 *
 * initTRPC.create({ errorFormatter: formatErrors() });
 * ```
 */
export function formatErrors(
  options?: ProblemOptions,
): (failed: {
  readonly error: TRPCError;
  readonly shape: TRPCDefaultErrorShape;
}) => FormattedError {
  return ({ error, shape }) => {
    const { stack: _, ...data } = shape.data;
    const issues = issuesOf(error);
    if (issues === undefined) return { ...shape, message: messageOf(error), data };
    const refused = toProblem(issues, options);
    const problem = error.code === 'BAD_REQUEST' ? badRequest(refused) : refused; // from tRPC's own input parsing
    return { ...shape, message: problem.detail, data: { ...data, problem } };
  };
}

const CODES = { 401: 'UNAUTHORIZED', 403: 'FORBIDDEN', 404: 'NOT_FOUND' } as const;

const refusedCall = (refusal: Refusal): TRPCError =>
  new TRPCError({ code: CODES[refusal.status], message: refusalProblem(refusal).detail });

const refusedInput = (issues: readonly Issue[]): TRPCError =>
  new TRPCError({ code: 'UNPROCESSABLE_CONTENT', cause: new DtoError(issues) });

/** The issues that a Dto found, whether `withBody` or tRPC asked it. */
function issuesOf({ code, cause }: TRPCError): readonly Issue[] | undefined {
  if (code === 'INTERNAL_SERVER_ERROR' || cause === undefined || !('issues' in cause)) {
    return undefined;
  }
  const { issues } = cause;
  return Array.isArray(issues) && issues.every(isIssue) ? issues : undefined;
}

const isIssue = (issue: { readonly code?: unknown }): issue is Issue => isIssueCode(issue.code);

/**
 * The message for the client. One that a procedure wrote itself is kept; one that comes from the
 * cause is not.
 */
function messageOf({ code, message, cause }: TRPCError): string {
  if (code === 'INTERNAL_SERVER_ERROR') return 'Something went wrong.';
  return cause === undefined ? message : 'The input was not accepted.';
}
