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

/** What a chooser and a handler of Express have. */
export interface ExpressContext<Params> {
  readonly request: ExpressRequest<Params>;
  readonly response: ExpressResponse;
}

/** What a chooser of Express is given: `ExpressAsked<{ id: string }>` at `/users/:id`. */
export type ExpressAsked<Params = ExpressRequest['params']> = Asked & ExpressContext<Params>;

/**
 * A handler for Express 5 or 4 whose body is parsed before it runs, from the bytes: no body parser may
 * come before it but `express.raw()`. Whatever is refused is answered with RFC 9457
 * `application/problem+json`: 401, 403 and 404 as the guard says, 415 for a `Content-Type` that it
 * doesn't take, 413 beyond the limit, 400 for what can't be read, or be read in two ways, 422 for what
 * the Dto refuses (CWE-915). No answer holds a value that was sent.
 *
 * @param choose The Dto, or a function that finds out who is asking and returns the Dto, alone or as
 * `{ dto, … }` with what the handler needs, or the refusal of an authenticator or a guard.
 * @param handle What is done with the parsed body.
 * @param options Those of `safeParseJson` and `toProblem`; and which forms are taken, if any.
 *
 * @returns The handler. What `choose` and `handle` throw goes to `next`, in Express 4 too; so does a
 * `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit, or what is to be the Dto is none.
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
 * A handler for Express 5 or 4 that runs for whoever may: for `GET`, `DELETE` and whatever else has no
 * body that a Dto is for. It reads none. Refusals are answered as those of `withBody`: 401, 403 and 404
 * as the guard says.
 *
 * @param admit Finds out who is asking and returns what the handler needs, or the refusal of an
 * authenticator or a guard.
 * @param handle What is done for them.
 *
 * @returns The handler. What `admit` and `handle` throw goes to `next`, in Express 4 too; so does a
 * `TypeError` if nothing was found: nobody is let in by mistake.
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
    // What is falsy is no error to `next`, and a text may be one of its commands: another handler would run.
    answer().catch((error: unknown) =>
      next(error instanceof Error ? error : new Error('Rejected with no error', { cause: error })),
    );
  };
}

/**
 * Answers what a handler finds that it must refuse, as `withBody` and `withCaller` answer what their
 * first function does.
 *
 * @param response Whose head was not sent yet.
 * @param refusal That of `issueApiKey`, for one, or your own.
 *
 * @returns When it is sent.
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
 * An error handler for Express, to be used last: answers with `application/problem+json`, as
 * `errorResponse` of `gen-dtos/web` does. Express's own shows the stack unless `NODE_ENV` is
 * `production` (CWE-209).
 *
 * @param onError Told of every error that is not the client's, for the log.
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
