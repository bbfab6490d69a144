import {
  createParamDecorator,
  HttpException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { admitter, type Admit, type Admitted } from './receive/admit.js';
import type { BodyOptions } from './receive/body-options.js';
import type { Choice } from './receive/choice.js';
import { setHeaders, type NestResponse } from './nest-response.js';
import { nodeSource } from './receive/node-source.js';
import { receiver, type Choose, type Given } from './receive/receive.js';
import type { Receive } from './receive/received.js';
import { addressOf } from './receive/sound-address.js';
import type { Asked } from './receive/source.js';

export type { BodyOptions, FormBodies } from './receive/body-options.js';
export { answerErrors } from './nest-error-filter.js';

/**
 * What NestJS provides to a chooser. Guards and interceptors before it may have added to `request`.
 */
export interface NestContext<ARequest> {
  readonly request: ARequest;
  readonly context: ExecutionContext;
}

/** What a chooser for NestJS receives. */
export type NestAsked<ARequest = object> = Asked & NestContext<ARequest>;

/** The type of a parameter that is decorated by what `withBody` or `withCaller` returned. */
export type GivenBy<Decorator> = Decorator extends GivenDecorator<infer AGiven> ? AGiven : never;

/** A parameter decorator. A parameter whose type does not fit what is given is a compile error. */
export type GivenDecorator<AGiven> = () => <
  Target,
  Name extends keyof Target,
  Index extends number,
>(
  target: Target,
  name: Name,
  index: Index & (AGiven extends ParameterOf<Target[Name], Index> ? unknown : never),
) => void;

type ParameterOf<Method, Index extends number> = Method extends (
  ...given: infer Parameters
) => unknown
  ? Parameters[Index]
  : never;

/**
 * Makes a parameter decorator for NestJS controllers that provides the parsed body. It parses the
 * bytes itself: create the application with `{ bodyParser: false }`, or with `{ rawBody: true }` if
 * other routes need Nest's own parser.
 *
 * A refused request is answered with `application/problem+json` (RFC 9457), which never holds a
 * value that was sent: 401, 403 or 404 as the authenticator or guard says; 415 for a `Content-Type`
 * that is not accepted; 413 for a body beyond the limit; 400 for one that can't be read, or can be
 * read in two ways; 422 for what the Dto refuses (CWE-915).
 *
 * @param choose The Dto for all requests; or a function that finds out who is asking and returns
 * the Dto, `{ dto, … }` with what the handler needs, or the refusal of an authenticator or guard.
 * It runs after Nest's guards.
 * @param options Those of `safeParseJson` and `toProblem`, and which forms are accepted, if any.
 *
 * @returns The decorator. A refusal is thrown as an `HttpException`. What `choose` throws is
 * thrown, too, and a `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is not a number of at least 0.
 * @throws {TypeError} If a limit does not exist, or if the Dto is not one.
 *
 * @example
 * ```ts
 * import type { Dto } from 'gen-dtos/runtime';
 * import { withBody, type GivenBy } from 'gen-dtos/nest';
 *
 * declare const updateUserBy: (roles: string[]) => Dto<{ bio?: string; id?: never }>;
 *
 * const UserChanges = withBody(({ request }: { request: { roles: string[] } }) =>
 *   updateUserBy(request.roles),
 * );
 *
 * class Users {
 *   // @Patch(':id')
 *   // update(@Param('id') id: string, @UserChanges() { body }: GivenBy<typeof UserChanges>)
 *   update(id: string, { body }: GivenBy<typeof UserChanges>): object {
 *     return { id, ...body };
 *   }
 * }
 * ```
 */
export function withBody<AChoice extends Choice, ARequest = object>(
  choose: Choose<AChoice, NestContext<ARequest>>,
  options?: BodyOptions,
): GivenDecorator<Given<AChoice>> {
  return decoratorOf(receiver(choose, options));
}

/**
 * Makes a parameter decorator for NestJS controllers that provides the admitted caller: for
 * `@Get()`, `@Delete()` and other requests without a body to parse. It reads no body. A refused
 * request is answered as by `withBody`: 401, 403 or 404 as the authenticator or guard says.
 *
 * @param admit Finds out who is asking, and returns what the handler needs, or the refusal of an
 * authenticator or guard. It runs after Nest's guards.
 *
 * @returns The decorator. A refusal is thrown as an `HttpException`. What `admit` throws is thrown,
 * too, and a `TypeError` if it returns nothing, so that nobody is let in by mistake.
 *
 * @example
 * ```ts
 * import type { Authenticate } from 'gen-dtos/auth';
 * import { withCaller, type GivenBy } from 'gen-dtos/nest';
 *
 * declare const authenticate: Authenticate<{ userId: string }>;
 *
 * const Caller = withCaller(({ head }) => authenticate(head));
 *
 * class Users {
 *   // @Get('me')
 *   // me(@Caller() { chosen }: GivenBy<typeof Caller>)
 *   me({ chosen }: GivenBy<typeof Caller>): object {
 *     return { id: chosen.principal.userId };
 *   }
 * }
 * ```
 */
export function withCaller<Found extends object, ARequest = object>(
  admit: Admit<Found, NestContext<ARequest>>,
): GivenDecorator<Admitted<Found>> {
  return decoratorOf(admitter(admit));
}

function decoratorOf<AGiven, ARequest>(
  receive: Receive<AGiven, NestContext<ARequest>>,
): GivenDecorator<AGiven> {
  const decorate = createParamDecorator((_: unknown, context: ExecutionContext) =>
    givenIn(context, receive),
  );
  return () => decorate() as ReturnType<GivenDecorator<AGiven>>; // Nest's type does not restrict what is decorated
}

/**
 * Makes a NestJS guard, for one controller or all of them. For a request that `admit` refuses, none
 * of their code runs, and no body is read.
 *
 * @param admit Finds out who is asking, as for `withCaller`. It can put what handlers need into
 * `request`. If it reads `rawBody()`, no bytes are left for `withBody`, unless Nest keeps them
 * (`{ rawBody: true }`).
 *
 * @returns The guard, for `@UseGuards()`, or for `APP_GUARD` from a factory that has its services
 * injected.
 *
 * @example
 * ```ts
 * import { UseGuards } from '@nestjs/common';
 * import type { Authenticate } from 'gen-dtos/auth';
 * import { callerGuard, type NestAsked } from 'gen-dtos/nest';
 *
 * declare const authenticate: Authenticate<{ userId: string }>;
 *
 * const onlyKnown = callerGuard(
 *   async ({ head, request }: NestAsked<{ principal?: { userId: string } }>) => {
 *     const who = await authenticate(head);
 *     if (who.success) request.principal = who.principal;
 *     return who;
 *   },
 * );
 *
 * UseGuards(onlyKnown);
 * ```
 */
export function callerGuard<ARequest = object>(
  admit: Admit<object, NestContext<ARequest>>,
): CanActivate {
  const receive = admitter(admit);
  return {
    async canActivate(context) {
      await givenIn(context, receive);
      return true;
    },
  };
}

/**
 * Receives a request of NestJS.
 *
 * @throws {HttpException} If the request is refused.
 */
async function givenIn<AGiven, ARequest>(
  context: ExecutionContext,
  receive: Receive<AGiven, NestContext<ARequest>>,
): Promise<AGiven> {
  const http = context.switchToHttp();
  const request = http.getRequest<ARequest & NestRequest>();
  const source = nodeSource({
    message: request.raw ?? request,
    url: urlOf(request),
    bytes: request.rawBody ?? request.body,
  });
  const received = await receive(source, { request, context });
  if (received.success) return received.given;
  throw await exceptionOf(received.response, http.getResponse<NestResponse>());
}

/** What the requests of Express and Fastify have in common. */
interface NestRequest extends IncomingMessage {
  /** The request of `node:http` that Fastify's own wraps. */
  readonly raw?: IncomingMessage;
  /** The bytes of the body, if the application was created with `{ rawBody: true }`. */
  readonly rawBody?: unknown;
  readonly body?: unknown;
  readonly protocol: string;
  readonly originalUrl: string;
}

const urlOf = ({ protocol, headers, originalUrl }: NestRequest): string =>
  addressOf({ protocol, host: headers.host, target: originalUrl });

/**
 * Makes the exception for a refusal, and sets its headers on the response. Nest's exception filter,
 * or one of the application's, sends it.
 */
async function exceptionOf(from: Response, response: NestResponse): Promise<HttpException> {
  setHeaders(from, response);
  return new HttpException((await from.json()) as object, from.status);
}
