import { admitter, type Admit, type Admitted } from './receive/admit.js';
import type { BodyOptions } from './receive/body-options.js';
import type { Choice } from './receive/choice.js';
import { receiver, type Choose, type Given } from './receive/receive.js';
import type { Receive } from './receive/received.js';
import type { Asked } from './receive/source.js';
import { webSource } from './receive/web-source.js';

export { errorResponse } from './error-response.js';
export type { BodyOptions, FormBodies } from './receive/body-options.js';

/** What a web-standard handler has, whoever calls it. */
export interface WebContext<Context> {
  readonly request: Request;
  /** The second argument of the host, such as Next.js's `{ params }`. */
  readonly context: Context;
}

/** What a web-standard chooser is given. */
export type WebAsked<Context = unknown> = Asked & WebContext<Context>;

/**
 * A web-standard handler whose body is parsed before it runs, for Next.js route handlers, Bun, Deno
 * and Workers. Whatever is refused is answered with RFC 9457 `application/problem+json`: 401, 403 and
 * 404 as the guard says, 415 for a `Content-Type` that it doesn't take, 413 beyond the limit, 400 for
 * what can't be read, or be read in two ways, 422 for what the Dto refuses (CWE-915). No answer holds
 * a value that was sent.
 *
 * @param choose The Dto, or a function that finds out who is asking and returns the Dto, alone or as
 * `{ dto, … }` with what the handler needs, or the refusal of an authenticator or a guard.
 * @param handle What is done with the parsed body.
 * @param options Those of `safeParseJson` and `toProblem`; and which forms are taken, if any.
 *
 * @returns The handler. It rejects with whatever `choose` and `handle` throw, for the host to report,
 * and with a `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit, or what is to be the Dto is none.
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
  return handlerOf(receiver(choose, options), handle);
}

/**
 * A web-standard handler that runs for whoever may: for `GET`, `DELETE` and whatever else has no body
 * that a Dto is for. It reads none. Refusals are answered as those of `withBody`: 401, 403 and 404 as
 * the guard says.
 *
 * @param admit Finds out who is asking and returns what the handler needs, or the refusal of an
 * authenticator or a guard.
 * @param handle What is done for them.
 *
 * @returns The handler. It rejects with whatever `admit` and `handle` throw, and with a `TypeError` if
 * nothing was found: nobody is let in by mistake.
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
): WebHandler<Context> {
  const handler = async (request: Request, context: Context): Promise<Response> => {
    const received = await receive(webSource(request), { request, context });
    if (!received.success) return received.response;
    return handle({ ...received.given, request, context });
  };
  return handler as WebHandler<Context>; // where it may be left out, it may be undefined
}

/** The second argument may be left out where neither chooser nor handler asks for it. */
export type WebHandler<Context> = (
  request: Request,
  ...context: undefined extends Context ? [context?: Context] : [context: Context]
) => Promise<Response>;
