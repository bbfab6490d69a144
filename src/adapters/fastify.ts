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
import { unfitType } from './receive/unfit-body.js';

export type { BodyOptions, FormBodies } from './receive/body-options.js';

/** What a chooser and a handler of Fastify have. */
export interface FastifyContext<Route extends RouteGenericInterface> {
  readonly request: FastifyRequest<Route>;
  readonly reply: FastifyReply<Route>;
}

type Handler<Route extends RouteGenericInterface> = RouteHandlerMethod<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  Route
>;

/**
 * A handler for Fastify whose body is parsed before it runs, from the bytes: its routes need the
 * plugin `rawBodies`. Whatever is refused is answered with RFC 9457 `application/problem+json`: 401,
 * 403 and 404 as the guard says, 415 for a `Content-Type` that it doesn't take, 413 beyond the limit,
 * 400 for what can't be read, or be read in two ways, 422 for what the Dto refuses (CWE-915). No
 * answer holds a value that was sent.
 *
 * @param choose The Dto, or a function that finds out who is asking and returns the Dto, alone or as
 * `{ dto, … }` with what the handler needs, or the refusal of an authenticator or a guard.
 * @param handle What is done with the parsed body; what it returns is sent.
 * @param options Those of `safeParseJson` and `toProblem`; and which forms are taken, if any.
 *
 * @returns The handler. It rejects with what `choose` and `handle` throw, for Fastify's error handler,
 * and with a `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit, or what is to be the Dto is none.
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
 * A handler for Fastify that runs for whoever may: for `GET`, `DELETE` and whatever else has no body
 * that a Dto is for. It reads none, and needs no plugin. Refusals are answered as those of `withBody`:
 * 401, 403 and 404 as the guard says.
 *
 * @param admit Finds out who is asking and returns what the handler needs, or the refusal of an
 * authenticator or a guard.
 * @param handle What is done for them; what it returns is sent.
 *
 * @returns The handler. It rejects with what `admit` and `handle` throw, for Fastify's error handler,
 * and with a `TypeError` if nothing was found: nobody is let in by mistake.
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
  return handler as Handler<Route>; // Fastify's type asks what is sent, which is any handler's to say
}

/**
 * A plugin: leaves the bodies of the scope that it is registered in to `withBody`, and answers what
 * Fastify refuses as no media type in the form of all the rest. Register it where all routes with a
 * body use `withBody`, for they get no parsed one.
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

// What fastify-plugin does: the plugin is for the scope around it, not for one of its own.
Object.assign(rawBodies, { [Symbol.for('skip-override')]: true });

/**
 * Answers what a handler finds that it must refuse, as `withBody` and `withCaller` answer what their
 * first function does.
 *
 * @param reply That was not sent yet.
 * @param refusal That of `issueApiKey`, for one, or your own.
 *
 * @returns When it is sent. Let the handler return it.
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
 * An error handler for Fastify: answers with `application/problem+json`, as `errorResponse` of
 * `gen-dtos/web` does, and logs what is not the client's. Fastify's own sends the message (CWE-209).
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

/** What is needed of a reply, whatever its route is. */
type Sending = Pick<FastifyReply, 'code' | 'headers' | 'send'>;

async function sendResponse(from: Response, reply: Sending): Promise<unknown> {
  const text = await from.text();
  reply.code(from.status);
  reply.headers(Object.fromEntries(from.headers));
  return reply.send(text);
}
