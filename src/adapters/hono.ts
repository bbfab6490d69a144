import type { Context, Env, Handler, Input } from 'hono';
import { admitter, type Admit, type Admitted } from './receive/admit.js';
import type { BodyOptions } from './receive/body-options.js';
import type { Choice, SentIn } from './receive/choice.js';
import { receiver, type Choose, type Given } from './receive/receive.js';
import type { Receive } from './receive/received.js';
import type { Asked } from './receive/source.js';
import { webSource } from './receive/web-source.js';

export { errorResponse } from './error-response.js';
export type { BodyOptions, FormBodies } from './receive/body-options.js';

/** What Hono provides to a chooser and a handler. */
export interface HonoContext<E extends Env, Path extends string> {
  readonly c: Context<E, Path>;
}

/** What a chooser for Hono receives. */
export type HonoAsked<E extends Env = Env, Path extends string = string> = Asked &
  HonoContext<E, Path>;

/** What Hono's typed client learns about the body. */
export interface JsonInput<Sent> {
  readonly in: { readonly json: Sent };
}

/**
 * Makes a handler for Hono that runs only with a parsed body. It parses the bytes itself, so
 * nothing may read `c.req.raw` before it.
 *
 * A refused request is answered with `application/problem+json` (RFC 9457), which never holds a
 * value that was sent, unlike the answers of Hono's own validators: 401, 403 or 404 as the
 * authenticator or guard says; 415 for a `Content-Type` that is not accepted; 413 for a body beyond
 * the limit; 400 for one that can't be read, or can be read in two ways; 422 for what the Dto
 * refuses (CWE-915).
 *
 * @param choose The Dto for all requests; or a function that finds out who is asking and returns
 * the Dto, `{ dto, … }` with what the handler needs, or the refusal of an authenticator or guard.
 * @param handle Handles a request whose body was accepted.
 * @param options Those of `safeParseJson` and `toProblem`, and which forms are accepted, if any.
 *
 * @returns The handler. It rejects with what `choose` and `handle` throw, for `app.onError`, and
 * with a `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist, or if the Dto is not one.
 *
 * @example
 * ```ts
 * import type { Authenticate } from 'gen-dtos/auth';
 * import type { Guard } from 'gen-dtos/guard';
 * import { withBody } from 'gen-dtos/hono';
 * import type { Dto } from 'gen-dtos/runtime';
 * import { Hono } from 'hono';
 *
 * interface User { id: string; bio: string }
 * declare const authenticate: Authenticate<{ userId: string }>;
 * declare const guard: Guard<'owner', { userId: string }, User>;
 * declare const users: Map<string, User>;
 * declare const updateUserBy: (roles: string[]) => Dto<{ bio?: string; id?: never }>;
 *
 * new Hono().patch(
 *   '/users/:id',
 *   withBody(
 *     async ({ head, c }) => {
 *       const who = await authenticate(head);
 *       if (!who.success) return who;
 *       const user = users.get(c.req.param('id') ?? '');
 *       const may = guard.authorize(who.principal, { record: user });
 *       if (!may.success) return may;
 *       return { dto: updateUserBy(may.roles), principal: who.principal, user: may.record };
 *     },
 *     ({ body, chosen, c }) => c.json({ ...chosen.user, ...body }),
 *   ),
 * );
 * ```
 */
export function withBody<
  AChoice extends Choice,
  Answer extends Response,
  E extends Env = Env,
  Path extends string = string,
>(
  choose: Choose<AChoice, HonoContext<E, Path>>,
  handle: (given: Given<AChoice> & HonoContext<E, Path>) => Answer | Promise<Answer>,
  options?: BodyOptions,
): Handler<E, Path, JsonInput<SentIn<AChoice>>, Promise<Answer>> {
  return handlerOf(receiver(choose, options), handle);
}

/**
 * Makes a handler for Hono that runs only for admitted callers: for `GET`, `DELETE` and other
 * requests without a body to parse. It reads no body. A refused request is answered as by
 * `withBody`: 401, 403 or 404 as the authenticator or guard says.
 *
 * @param admit Finds out who is asking, and returns what the handler needs, or the refusal of an
 * authenticator or guard.
 * @param handle Handles a request that was admitted.
 *
 * @returns The handler. It rejects with what `admit` and `handle` throw, for `app.onError`, and
 * with a `TypeError` if `admit` returns nothing, so that nobody is let in by mistake.
 *
 * @example
 * ```ts
 * import type { Authenticate } from 'gen-dtos/auth';
 * import type { Guard } from 'gen-dtos/guard';
 * import { withCaller } from 'gen-dtos/hono';
 * import { Hono } from 'hono';
 *
 * interface User { id: string; bio: string }
 * declare const authenticate: Authenticate<{ userId: string }>;
 * declare const guard: Guard<'owner', { userId: string }, User>;
 * declare const users: Map<string, User>;
 *
 * new Hono().get(
 *   '/users/:id',
 *   withCaller(
 *     async ({ head, c }) => {
 *       const who = await authenticate(head);
 *       if (!who.success) return who;
 *       return guard.authorize(who.principal, { record: users.get(c.req.param('id') ?? '') });
 *     },
 *     ({ chosen, c }) => c.json({ bio: chosen.record.bio }),
 *   ),
 * );
 * ```
 */
export function withCaller<
  Found extends object,
  Answer extends Response,
  E extends Env = Env,
  Path extends string = string,
>(
  admit: Admit<Found, HonoContext<E, Path>>,
  handle: (given: Admitted<Found> & HonoContext<E, Path>) => Answer | Promise<Answer>,
): Handler<E, Path, object, Promise<Answer>> {
  return handlerOf(admitter(admit), handle);
}

function handlerOf<
  AGiven extends object,
  Answer extends Response,
  E extends Env,
  Path extends string,
  Sent extends Input,
>(
  receive: Receive<AGiven, HonoContext<E, Path>>,
  handle: (given: AGiven & HonoContext<E, Path>) => Answer | Promise<Answer>,
): Handler<E, Path, Sent, Promise<Answer>> {
  return async (c) => {
    const context = { c: c as Context<E, Path> }; // the handler need not know the client's input type
    const received = await receive(webSource(c.req.raw), context);
    // Clients are typed by successful answers only, as with Hono's own validators.
    if (!received.success) return received.response as Answer;
    return handle({ ...received.given, ...context });
  };
}
