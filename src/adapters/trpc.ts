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

/** What a chooser and a handler of tRPC have. */
export interface TrpcContext<Context> {
  readonly ctx: Context;
}

/**
 * The input of a procedure whose Dto is chosen by `withBody`: clients are typed by it, and whoever
 * reads the input without parsing it has an `unknown`.
 *
 * @returns A Standard Schema that takes everything.
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
 * A resolver for tRPC whose input is parsed by a Dto that depends on the context. Where one Dto is for
 * everybody, `.input(updateUserByOwner)` is enough. tRPC has parsed the JSON by then: what it has
 * dropped, such as a key that was sent twice, can't be found.
 *
 * @param choose Finds out who is asking and returns the Dto, alone or as `{ dto, … }` with what the
 * handler needs, or the refusal of an authenticator or a guard.
 * @param handle What is done with the parsed input.
 * @param options Those of `safeParse` that are the same for all calls.
 *
 * @returns The resolver. It throws a `TRPCError` for what is refused: `UNAUTHORIZED`, `FORBIDDEN` and
 * `NOT_FOUND` as the guard says, `UNPROCESSABLE_CONTENT` for what the Dto refuses, or `apply`.
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
    const given = { body: result.output, chosen } as Given<AChoice>; // parsed with the Dto of that choice
    try {
      return await handle({ ...given, ctx });
    } catch (error) {
      throw error instanceof DtoError ? refusedInput(error.issues) : error; // what `apply` finds
    }
  };
}

/** What `formatErrors` makes of an error. */
export interface FormattedError extends TRPCDefaultErrorShape {
  readonly data: Omit<TRPCDefaultErrorShape['data'], 'stack'> & {
    /** What a Dto refused, as in the adapters for HTTP. */
    readonly problem?: Problem;
  };
}

/**
 * Makes an error formatter for tRPC that says of a refused input what `toProblem` says, as
 * `data.problem`, and neither repeats what was sent, as the messages of other schemas and of
 * `JSON.parse` do, nor what an unexpected error or its stack says (CWE-209).
 *
 * @param options Those of `toProblem`.
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
    const problem = error.code === 'BAD_REQUEST' ? badRequest(refused) : refused; // tRPC's own parsers'
    return { ...shape, message: problem.detail, data: { ...data, problem } };
  };
}

const CODES = { 401: 'UNAUTHORIZED', 403: 'FORBIDDEN', 404: 'NOT_FOUND' } as const;

const refusedCall = (refusal: Refusal): TRPCError =>
  new TRPCError({ code: CODES[refusal.status], message: refusalProblem(refusal).detail });

const refusedInput = (issues: readonly Issue[]): TRPCError =>
  new TRPCError({ code: 'UNPROCESSABLE_CONTENT', cause: new DtoError(issues) });

/** What a Dto found, asked by `withBody` or by tRPC. */
function issuesOf({ code, cause }: TRPCError): readonly Issue[] | undefined {
  if (code === 'INTERNAL_SERVER_ERROR' || cause === undefined || !('issues' in cause)) {
    return undefined;
  }
  const { issues } = cause;
  return Array.isArray(issues) && issues.every(isIssue) ? issues : undefined;
}

const isIssue = (issue: { readonly code?: unknown }): issue is Issue => isIssueCode(issue.code);

/** Messages are for clients where somebody has written one, and has not just passed another's on. */
function messageOf({ code, message, cause }: TRPCError): string {
  if (code === 'INTERNAL_SERVER_ERROR') return 'Something went wrong.';
  return cause === undefined ? message : 'The input was not accepted.';
}
