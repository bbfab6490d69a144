import type {
  ErrorRequestHandler,
  Request as ExpressRequest,
  RequestHandler,
  Response as ExpressResponse,
} from 'express';
import { refusalResponse, type Refusal } from '../guard/refusal.js';
import { admitter, type Admit, type Admitted } from './receive/admit.js';
import type { BodyOptions } from './receive/body-options.js';
import type { Choice } from './receive/choice.js';
import { errorResponse, isClientError } from './error-response.js';
import { nodeSource } from './receive/node-source.js';
import { receiver, type Choose, type Given } from './receive/receive.js';
import type { Receive } from './receive/received.js';
import { addressOf } from './receive/sound-address.js';
import { sendResponse } from './send-response.js';
import type { Asked } from './receive/source.js';

export type { BodyOptions, FormBodies } from './receive/body-options.js';

/** What Express provides to a chooser and a handler. */
export interface ExpressContext<Params> {
  readonly request: ExpressRequest<Params>;
  readonly response: ExpressResponse;
}

/**
 * What a chooser for Express receives: `ExpressAsked<{ id: string }>` for the path `/users/:id`.
 */
export type ExpressAsked<Params = ExpressRequest['params']> = Asked & ExpressContext<Params>;

/**
 * Makes a handler for Express 5 or 4 that runs only with a parsed body. It parses the bytes itself,
 * so no body parser except `express.raw()` may run before it.
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
 * @returns The handler. What `choose` and `handle` throw goes to `next`, in Express 4 as well; so
 * does a `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist, or if the Dto is not one.
 *
 * @example
 * ```ts
 * import express from 'express';
 * import type { Authenticate } from 'gen-dtos/auth';
 * import { withBody, type ExpressAsked } from 'gen-dtos/express';
 * import type { Guard } from 'gen-dtos/guard';
 * import type { Dto } from 'gen-dtos/runtime';
 *
 * interface User { id: string; bio: string }
 * declare const authenticate: Authenticate<{ userId: string }>;
 * declare const guard: Guard<'owner', { userId: string }, User>;
 * declare const users: Map<string, User>;
 * declare const updateUserBy: (roles: string[]) => Dto<{ bio?: string; id?: never }>;
 *
 * express().patch(
 *   '/users/:id',
 *   withBody(
 *     async ({ head, request }: ExpressAsked<{ id: string }>) => {
 *       const who = await authenticate(head);
 *       if (!who.success) return who;
 *       const user = users.get(request.params.id);
 *       const may = guard.authorize(who.principal, { record: user });
 *       if (!may.success) return may;
 *       return { dto: updateUserBy(may.roles), principal: who.principal, user: may.record };
 *     },
 *     ({ body, chosen, response }) => response.json({ ...chosen.user, ...body }),
 *   ),
 * );
 * ```
 */
export function withBody<AChoice extends Choice, Params = ExpressRequest['params']>(
  choose: Choose<AChoice, ExpressContext<Params>>,
  handle: (given: Given<AChoice> & ExpressContext<Params>) => unknown,
  options?: BodyOptions,
): RequestHandler<Params> {
  return handlerOf(receiver(choose, options), handle);
}

/**
 * Makes a handler for Express 5 or 4 that runs only for admitted callers: for `GET`, `DELETE` and
 * other requests without a body to parse. It reads no body. A refused request is answered as by
 * `withBody`: 401, 403 or 404 as the authenticator or guard says.
 *
 * @param admit Finds out who is asking, and returns what the handler needs, or the refusal of an
 * authenticator or guard.
 * @param handle Handles a request that was admitted.
 *
 * @returns The handler. What `admit` and `handle` throw goes to `next`, in Express 4 as well; so
 * does a `TypeError` if `admit` returns nothing, so that nobody is let in by mistake.
 *
 * @example
 * ```ts
 * import express from 'express';
 * import type { Authenticate } from 'gen-dtos/auth';
 * import { withCaller, type ExpressAsked } from 'gen-dtos/express';
 * import type { Guard } from 'gen-dtos/guard';
 *
 * interface User { id: string; bio: string }
 * declare const authenticate: Authenticate<{ userId: string }>;
 * declare const guard: Guard<'owner', { userId: string }, User>;
 * declare const users: Map<string, User>;
 *
 * express().get(
 *   '/users/:id',
 *   withCaller(
 *     async ({ head, request }: ExpressAsked<{ id: string }>) => {
 *       const who = await authenticate(head);
 *       if (!who.success) return who;
 *       return guard.authorize(who.principal, { record: users.get(request.params.id) });
 *     },
 *     ({ chosen, response }) => response.json({ bio: chosen.record.bio }),
 *   ),
 * );
 * ```
 */
export function withCaller<Found extends object, Params = ExpressRequest['params']>(
  admit: Admit<Found, ExpressContext<Params>>,
  handle: (given: Admitted<Found> & ExpressContext<Params>) => unknown,
): RequestHandler<Params> {
  return handlerOf(admitter(admit), handle);
}

function handlerOf<AGiven extends object, Params>(
  receive: Receive<AGiven, ExpressContext<Params>>,
  handle: (given: AGiven & ExpressContext<Params>) => unknown,
): RequestHandler<Params> {
  return (request, response, next) => {
    const answer = async (): Promise<unknown> => {
      const { protocol, originalUrl, body } = request;
      const url = addressOf({ protocol, host: request.get('host'), target: originalUrl });
      const source = nodeSource({ message: request, url, bytes: body });
      const received = await receive(source, { request, response });
      if (!received.success) return sendResponse(received.response, response);
      return handle({ ...received.given, request, response });
    };
    // Express's `next` ignores falsy values, and takes some texts for commands: then another
    // handler would run.
    answer().catch((error: unknown) =>
      next(error instanceof Error ? error : new Error('A non-Error was thrown', { cause: error })),
    );
  };
}

/**
 * Sends a refusal from within a handler, in the same form as `withBody` and `withCaller` do.
 *
 * @param response The response, of which nothing was sent yet.
 * @param refusal A refusal, such as that of `issueApiKey`, or your own.
 *
 * @returns A promise that resolves once it is sent.
 *
 * @example
 * ```ts
 * import type { Response } from 'express';
 * import { sendRefusal } from 'gen-dtos/express';
 *
 * declare const response: Response;
 * await sendRefusal(response, { status: 403, reason: 'scope_missing' });
 * ```
 */
export function sendRefusal(response: ExpressResponse, refusal: Refusal): Promise<void> {
  return sendResponse(refusalResponse(refusal), response);
}

/**
 * Makes an error handler for Express, to be used last. It answers with `application/problem+json`,
 * as `errorResponse` of `gen-dtos/web` does. Express's own error handler shows the stack unless
 * `NODE_ENV` is `production` (CWE-209).
 *
 * @param onError Called with every error that is not the client's mistake, for the log.
 *
 * @returns The error handler.
 *
 * @example
 * ```ts
 * import express from 'express';
 * import { answerErrors } from 'gen-dtos/express';
 *
 * express().use(answerErrors((error) => console.error(error)));
 * ```
 */
export function answerErrors(onError: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (!isClientError(error)) onError(error);
    if (response.headersSent) return next(error);
    sendResponse(errorResponse(error), response).catch(next);
  };
}
