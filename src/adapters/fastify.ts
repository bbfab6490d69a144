import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
} from 'fastify';
import { refusalResponse, type Refusal } from '../guard/refusal.js';
import { admitter, type Admit, type Admitted } from './receive/admit.js';
import type { BodyOptions } from './receive/body-options.js';
import { bodyTypesOf } from './receive/body-types.js';
import type { Choice } from './receive/choice.js';
import { errorResponse, isClientError } from './error-response.js';
import { nodeSource } from './receive/node-source.js';
import { receiver, type Choose, type Given } from './receive/receive.js';
import type { Receive } from './receive/received.js';
import { addressOf } from './receive/sound-address.js';
import type { Asked } from './receive/source.js';
import { unfitType } from './receive/unfit-body.js';

export type { BodyOptions, FormBodies } from './receive/body-options.js';

/** What Fastify provides to a chooser and a handler. */
export interface FastifyContext<Route extends RouteGenericInterface> {
  readonly request: FastifyRequest<Route>;
  readonly reply: FastifyReply<Route>;
}

/** What a chooser for Fastify receives. */
export type FastifyAsked<Route extends RouteGenericInterface = RouteGenericInterface> = Asked &
  FastifyContext<Route>;

type Handler<Route extends RouteGenericInterface> = RouteHandlerMethod<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  Route
>;

/**
 * Makes a handler for Fastify that runs only with a parsed body. It parses the bytes itself, so its
 * routes need the plugin `rawBodies`.
 *
 * A refused request is answered with `application/problem+json` (RFC 9457), which never holds a
 * value that was sent: 401, 403 or 404 as the authenticator or guard says; 415 for a `Content-Type`
 * that is not accepted; 413 for a body beyond the limit; 400 for one that can't be read, or can be
 * read in two ways; 422 for what the Dto refuses (CWE-915).
 *
 * @param choose The Dto for all requests; or a function that finds out who is asking and returns
 * the Dto, `{ dto, … }` with what the handler needs, or the refusal of an authenticator or guard.
 * @param handle Handles a request whose body was accepted. What it returns is sent.
 * @param options Those of `safeParseJson` and `toProblem`, and which forms are accepted, if any.
 *
 * @returns The handler. It rejects with what `choose` and `handle` throw, for Fastify's error
 * handler, and with a `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist, or if the Dto is not one.
 *
 * @example
 * ```ts
 * import Fastify from 'fastify';
 * import type { Authenticate } from 'gen-dtos/auth';
 * import { rawBodies, withBody } from 'gen-dtos/fastify';
 * import type { Guard } from 'gen-dtos/guard';
 * import type { Dto } from 'gen-dtos/runtime';
 *
 * interface User { id: string; bio: string }
 * declare const authenticate: Authenticate<{ userId: string }>;
 * declare const guard: Guard<'owner', { userId: string }, User>;
 * declare const users: Map<string, User>;
 * declare const updateUserBy: (roles: string[]) => Dto<{ bio?: string; id?: never }>;
 *
 * Fastify().register(async (app) => {
 *   app.register(rawBodies);
 *   app.patch<{ Params: { id: string } }>(
 *     '/users/:id',
 *     withBody(
 *       async ({ head, request }) => {
 *         const who = await authenticate(head);
 *         if (!who.success) return who;
 *         const user = users.get(request.params.id);
 *         const may = guard.authorize(who.principal, { record: user });
 *         if (!may.success) return may;
 *         return { dto: updateUserBy(may.roles), principal: who.principal, user: may.record };
 *       },
 *       ({ body, chosen }) => ({ ...chosen.user, ...body }),
 *     ),
 *   );
 * });
 * ```
 */
export function withBody<
  AChoice extends Choice,
  Route extends RouteGenericInterface = RouteGenericInterface,
>(
  choose: Choose<AChoice, FastifyContext<Route>>,
  handle: (given: Given<AChoice> & FastifyContext<Route>) => unknown,
  options?: BodyOptions,
): Handler<Route> {
  return handlerOf(receiver(choose, options), handle);
}

/**
 * Makes a handler for Fastify that runs only for admitted callers: for `GET`, `DELETE` and other
 * requests without a body to parse. It reads no body, and needs no plugin. A refused request is
 * answered as by `withBody`: 401, 403 or 404 as the authenticator or guard says.
 *
 * @param admit Finds out who is asking, and returns what the handler needs, or the refusal of an
 * authenticator or guard.
 * @param handle Handles a request that was admitted. What it returns is sent.
 *
 * @returns The handler. It rejects with what `admit` and `handle` throw, for Fastify's error
 * handler, and with a `TypeError` if `admit` returns nothing, so that nobody is let in by mistake.
 *
 * @example
 * ```ts
 * import Fastify from 'fastify';
 * import type { Authenticate } from 'gen-dtos/auth';
 * import { withCaller } from 'gen-dtos/fastify';
 * import type { Guard } from 'gen-dtos/guard';
 *
 * interface User { id: string; bio: string }
 * declare const authenticate: Authenticate<{ userId: string }>;
 * declare const guard: Guard<'owner', { userId: string }, User>;
 * declare const users: Map<string, User>;
 *
 * Fastify().get<{ Params: { id: string } }>(
 *   '/users/:id',
 *   withCaller(
 *     async ({ head, request }) => {
 *       const who = await authenticate(head);
 *       if (!who.success) return who;
 *       return guard.authorize(who.principal, { record: users.get(request.params.id) });
 *     },
 *     ({ chosen }) => ({ bio: chosen.record.bio }),
 *   ),
 * );
 * ```
 */
export function withCaller<
  Found extends object,
  Route extends RouteGenericInterface = RouteGenericInterface,
>(
  admit: Admit<Found, FastifyContext<Route>>,
  handle: (given: Admitted<Found> & FastifyContext<Route>) => unknown,
): Handler<Route> {
  return handlerOf(admitter(admit), handle);
}

function handlerOf<AGiven extends object, Route extends RouteGenericInterface>(
  receive: Receive<AGiven, FastifyContext<Route>>,
  handle: (given: AGiven & FastifyContext<Route>) => unknown,
): Handler<Route> {
  const handler = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply<Route>,
  ): Promise<unknown> => {
    const { raw, body, protocol, host, originalUrl } = request;
    const url = addressOf({ protocol, host, target: originalUrl });
    const source = nodeSource({ message: raw, url, bytes: body });
    const received = await receive(source, { request, reply });
    if (!received.success) return sendResponse(received.response, reply);
    return handle({ ...received.given, request, reply });
  };
  return handler as Handler<Route>; // Fastify's type fixes what is sent, which is up to each handler
}

/**
 * A Fastify plugin that leaves bodies to `withBody`, in the scope that it is registered in.
 * Register it where every route with a body uses `withBody`: the others receive no parsed body. A
 * `Content-Type` that Fastify itself refuses is answered in the same form as other refusals.
 *
 * @param app The Fastify instance, which Fastify passes to the plugin.
 *
 * @returns A promise that resolves once the plugin is registered.
 *
 * @example
 * ```ts
 * import Fastify from 'fastify';
 * import { rawBodies } from 'gen-dtos/fastify';
 *
 * Fastify().register(rawBodies);
 * ```
 */
export async function rawBodies(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  const { errorHandler } = app;
  app.setErrorHandler(function answer(error: FastifyError, request, reply) {
    if (error.code !== 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
      return errorHandler.call(this, error, request, reply);
    }
    const shape = request.method === 'PATCH' ? 'update' : 'create';
    return sendResponse(unfitType(request.method, bodyTypesOf({ shape })), reply);
  });
}

// As `fastify-plugin` does: the plugin applies to the scope around it, not to one of its own.
Object.assign(rawBodies, { [Symbol.for('skip-override')]: true });

/**
 * Sends a refusal from within a handler, in the same form as `withBody` and `withCaller` do.
 *
 * @param reply The reply, of which nothing was sent yet.
 * @param refusal A refusal, such as that of `issueApiKey`, or your own.
 *
 * @returns A promise that resolves once it is sent. Return it from the handler.
 *
 * @example
 * ```ts
 * import type { FastifyReply } from 'fastify';
 * import { sendRefusal } from 'gen-dtos/fastify';
 *
 * declare const reply: FastifyReply;
 * await sendRefusal(reply, { status: 403, reason: 'scope_missing' });
 * ```
 */
export function sendRefusal(reply: Sending, refusal: Refusal): Promise<unknown> {
  return sendResponse(refusalResponse(refusal), reply);
}

/**
 * An error handler for Fastify. It answers with `application/problem+json`, as `errorResponse` of
 * `gen-dtos/web` does, and logs errors that are not the client's mistake. Fastify's own error
 * handler sends the error's message (CWE-209).
 *
 * @param error What was thrown, of any type.
 * @param request The request that it was thrown at, whose logger is used.
 * @param reply The reply, of which nothing was sent yet.
 *
 * @returns A promise that resolves once the answer is sent.
 *
 * @example
 * ```ts
 * import Fastify from 'fastify';
 * import { answerErrors } from 'gen-dtos/fastify';
 *
 * Fastify({ logger: true }).setErrorHandler(answerErrors);
 * ```
 */
export async function answerErrors(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (!isClientError(error)) request.log.error({ err: error });
  return sendResponse(errorResponse(error), reply);
}

/** The part of a reply that is used, whatever its route. */
type Sending = Pick<FastifyReply, 'code' | 'headers' | 'send'>;

async function sendResponse(from: Response, reply: Sending): Promise<unknown> {
  const text = await from.text();
  reply.code(from.status);
  reply.headers(Object.fromEntries(from.headers));
  return reply.send(text);
}
