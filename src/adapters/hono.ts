import type { Context, Env, Handler, Input } from 'hono';
import { admitter, type Admit, type Admitted } from './receive/admit.js';
import type { BodyOptions } from './receive/body-options.js';
import type { Choice, SentIn } from './receive/choice.js';
import { receiver, type Choose, type Given } from './receive/receive.js';
import type { Receive } from './receive/received.js';
import { webSource } from './receive/web-source.js';

export { errorResponse } from './error-response.js';
export type { BodyOptions, FormBodies } from './receive/body-options.js';

/** What a chooser and a handler of Hono have. */
export interface HonoContext<E extends Env, Path extends string> {
  readonly c: Context<E, Path>;
}

/** What Hono's client learns of the body. */
export interface JsonInput<Sent> {
  readonly in: { readonly json: Sent };
}

/**
 * A handler for Hono whose body is parsed before it runs, from the bytes: nobody may have read
 * `c.req.raw` before. Whatever is refused is answered with RFC 9457 `application/problem+json`: 401,
 * 403 and 404 as the guard says, 415 for a `Content-Type` that it doesn't take, 413 beyond the limit,
 * 400 for what can't be read, or be read in two ways, 422 for what the Dto refuses (CWE-915). No
 * answer holds a value that was sent, as those of Hono's own validators do.
 *
 * @param choose The Dto, or a function that finds out who is asking and returns the Dto, alone or as
 * `{ dto, … }` with what the handler needs, or the refusal of an authenticator or a guard.
 * @param handle What is done with the parsed body.
 * @param options Those of `safeParseJson` and `toProblem`; and which forms are taken, if any.
 *
 * @returns The handler. It rejects with what `choose` and `handle` throw, for `app.onError`, and with a
 * `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit, or what is to be the Dto is none.
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
 * A handler for Hono that runs for whoever may: for `GET`, `DELETE` and whatever else has no body that
 * a Dto is for. It reads none. Refusals are answered as those of `withBody`: 401, 403 and 404 as the
 * guard says.
 *
 * @param admit Finds out who is asking and returns what the handler needs, or the refusal of an
 * authenticator or a guard.
 * @param handle What is done for them.
 *
 * @returns The handler. It rejects with what `admit` and `handle` throw, for `app.onError`, and with a
 * `TypeError` if nothing was found: nobody is let in by mistake.
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
    const context = { c: c as Context<E, Path> }; // what a client sends is no business of the handler's
    const received = await receive(webSource(c.req.raw), context);
    // Clients are typed by what succeeds, as with Hono's validators.
    if (!received.success) return received.response as Answer;
    return handle({ ...received.given, ...context });
  };
}
