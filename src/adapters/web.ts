import { DtoError } from '../runtime/index.js';
import type { ProblemOptions } from '../runtime/problem.js';
import { errorResponse } from './error-response.js';
import { admitter, type Admit, type Admitted } from './receive/admit.js';
import type { BodyOptions } from './receive/body-options.js';
import type { Choice } from './receive/choice.js';
import { receiver, type Choose, type Given } from './receive/receive.js';
import type { Receive } from './receive/received.js';
import type { Asked } from './receive/source.js';
import { webSource } from './receive/web-source.js';

export { errorResponse } from './error-response.js';
export type { BodyOptions, FormBodies } from './receive/body-options.js';

/** What a web-standard host provides to a chooser and a handler. */
export interface WebContext<Context> {
  readonly request: Request;
  /** The second argument from the host, such as `{ params }` of Next.js. */
  readonly context: Context;
}

/** What a chooser for web-standard requests receives. */
export type WebAsked<Context = unknown> = Asked & WebContext<Context>;

/**
 * Makes a web-standard handler that runs only with a parsed body: for Next.js route handlers, Bun,
 * Deno and Workers. It parses the bytes itself, so nothing may read the body before it.
 *
 * A refused request is answered with `application/problem+json` (RFC 9457), which never holds a
 * value that was sent: 401, 403 or 404 as the authenticator or guard says; 415 for a `Content-Type`
 * that is not accepted; 413 for a body beyond the limit; 400 for one that can't be read, or can be
 * read in two ways; 422 for what the Dto refuses (CWE-915).
 *
 * @param choose The Dto for all requests; or a function that finds out who is asking and returns
 * the Dto, `{ dto, … }` with what the handler needs, or the refusal of an authenticator or guard.
 * @param handle Handles a request whose body was accepted.
 * @param options Those of `safeParseJson` and `toProblem`, and which forms are accepted, if any.
 *
 * @returns The handler. It rejects with whatever `choose` and `handle` throw, for the host to
 * report, and with a `TypeError` if the body was read before. But a `DtoError`, as of `apply`, is
 * answered with 422.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist, or if the Dto is not one.
 *
 * @example
 * ```ts
 * import type { Authenticate } from 'gen-dtos/auth';
 * import type { Guard } from 'gen-dtos/guard';
 * import type { Dto } from 'gen-dtos/runtime';
 * import { withBody, type WebAsked } from 'gen-dtos/web';
 *
 * interface User { id: string; bio: string }
 * declare const authenticate: Authenticate<{ userId: string }>;
 * declare const guard: Guard<'owner', { userId: string }, User>;
 * declare const users: Map<string, User>;
 * declare const updateUserBy: (roles: string[]) => Dto<{ bio?: string; id?: never }>;
 *
 * // app/users/[id]/route.ts
 * export const PATCH = withBody(
 *   async ({ head, context }: WebAsked<{ params: Promise<{ id: string }> }>) => {
 *     const who = await authenticate(head);
 *     if (!who.success) return who;
 *     const user = users.get((await context.params).id);
 *     const may = guard.authorize(who.principal, { record: user });
 *     if (!may.success) return may;
 *     return { dto: updateUserBy(may.roles), principal: who.principal, user: may.record };
 *   },
 *   ({ body, chosen }) => Response.json({ ...chosen.user, ...body }),
 * );
 * ```
 */
export function withBody<AChoice extends Choice, Context = unknown>(
  choose: Choose<AChoice, WebContext<Context>>,
  handle: (given: Given<AChoice> & WebContext<Context>) => Response | Promise<Response>,
  options?: BodyOptions,
): WebHandler<Context> {
  return handlerOf(receiver(choose, options), handle, options);
}

/**
 * Makes a web-standard handler that runs only for admitted callers: for `GET`, `DELETE` and other
 * requests without a body to parse. It reads no body. A refused request is answered as by
 * `withBody`: 401, 403 or 404 as the authenticator or guard says.
 *
 * @param admit Finds out who is asking, and returns what the handler needs, or the refusal of an
 * authenticator or guard.
 * @param handle Handles a request that was admitted.
 *
 * @returns The handler. It rejects with whatever `admit` and `handle` throw, and with a `TypeError`
 * if `admit` returns nothing, so that nobody is let in by mistake. But a `DtoError`, as of
 * `parseSort`, is answered with 422.
 *
 * @example
 * ```ts
 * import type { Authenticate } from 'gen-dtos/auth';
 * import type { Guard } from 'gen-dtos/guard';
 * import { withCaller, type WebAsked } from 'gen-dtos/web';
 *
 * interface User { id: string; bio: string }
 * declare const authenticate: Authenticate<{ userId: string }>;
 * declare const guard: Guard<'owner', { userId: string }, User>;
 * declare const users: Map<string, User>;
 *
 * // app/users/[id]/route.ts
 * export const GET = withCaller(
 *   async ({ head, context }: WebAsked<{ params: Promise<{ id: string }> }>) => {
 *     const who = await authenticate(head);
 *     if (!who.success) return who;
 *     return guard.authorize(who.principal, { record: users.get((await context.params).id) });
 *   },
 *   ({ chosen }) => Response.json({ bio: chosen.record.bio }),
 * );
 * ```
 */
export function withCaller<Found extends object, Context = unknown>(
  admit: Admit<Found, WebContext<Context>>,
  handle: (given: Admitted<Found> & WebContext<Context>) => Response | Promise<Response>,
): WebHandler<Context> {
  return handlerOf(admitter(admit), handle);
}

function handlerOf<AGiven extends object, Context>(
  receive: Receive<AGiven, WebContext<Context>>,
  handle: (given: AGiven & WebContext<Context>) => Response | Promise<Response>,
  options?: ProblemOptions,
): WebHandler<Context> {
  const handler = async (request: Request, context: Context): Promise<Response> => {
    try {
      const received = await receive(webSource(request), { request, context });
      if (!received.success) return received.response;
      return await handle({ ...received.given, request, context });
    } catch (error) {
      // Most of these hosts have no error handler that could answer it.
      if (error instanceof DtoError) return errorResponse(error, options);
      throw error;
    }
  };
  return handler as WebHandler<Context>; // the context may be left out only if it may be `undefined`
}

/**
 * A web-standard handler. Its second argument may be left out if neither chooser nor handler needs
 * it.
 */
export type WebHandler<Context> = (
  request: Request,
  ...context: undefined extends Context ? [context?: Context] : [context: Context]
) => Promise<Response>;
