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

/** What a chooser of NestJS has: guards and interceptors before it may have put more into `request`. */
export interface NestContext<ARequest> {
  readonly request: ARequest;
  readonly context: ExecutionContext;
}

/** What a chooser of NestJS is given. */
export type NestAsked<ARequest = object> = Asked & NestContext<ARequest>;

/** What a parameter is given that `withBody` or `withCaller` decorates. */
export type GivenBy<Decorator> = Decorator extends GivenDecorator<infer AGiven> ? AGiven : never;

/** The decorator of a parameter. One of a type that does not fit what is given is a compile error. */
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
 * Makes a decorator for the parameter of a NestJS controller that gets the body, parsed from the
 * bytes: create the application with `{ bodyParser: false }`, or with `{ rawBody: true }` if other
 * routes need Nest's own parser. Whatever is refused is answered with RFC 9457
 * `application/problem+json`: 401, 403 and 404 as the guard says, 415 for a `Content-Type` that it
 * doesn't take, 413 beyond the limit, 400 for what can't be read, or be read in two ways, 422 for what
 * the Dto refuses (CWE-915). No answer holds a value that was sent.
 *
 * @param choose The Dto, or a function that finds out who is asking and returns the Dto, alone or as
 * `{ dto, … }` with what the handler needs, or the refusal of an authenticator or a guard. Nest's
 * guards have run by then.
 * @param options Those of `safeParseJson` and `toProblem`; and which forms are taken, if any.
 *
 * @returns The decorator. Refusals are thrown as `HttpException`; what `choose` throws is thrown, and a
 * `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
 * @throws {TypeError} If there is no such limit, or what is to be the Dto is none.
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
 * Makes a decorator for the parameter of a NestJS controller that gets whoever may be there: for
 * `@Get()`, `@Delete()` and whatever else has no body that a Dto is for. It reads none. Refusals are
 * answered as those of `withBody`: 401, 403 and 404 as the guard says.
 *
 * @param admit Finds out who is asking and returns what the handler needs, or the refusal of an
 * authenticator or a guard. Nest's guards have run by then.
 *
 * @returns The decorator. Refusals are thrown as `HttpException`; what `admit` throws is thrown, and a
 * `TypeError` if nothing was found: nobody is let in by mistake.
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
  return () => decorate() as ReturnType<GivenDecorator<AGiven>>; // Nest asks nothing of what it decorates
}

/**
 * The same as a guard of NestJS, for a controller or all of them: nothing of theirs runs, and no body
 * is read, for whom `admit` refuses.
 *
 * @param admit As of `withCaller`. What handlers need of what it has found, it puts into `request`. Of
 * bytes that it has asked for nothing is left for `withBody`.
 *
 * @returns The guard, for `@UseGuards()`, or for `APP_GUARD` from a factory that gets its services.
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

/** @throws {HttpException} If it is refused. */
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

/** What the requests of Express and of Fastify have in common. */
interface NestRequest extends IncomingMessage {
  /** In Fastify, what it wraps. */
  readonly raw?: IncomingMessage;
  /** Where the application was created with `{ rawBody: true }`. */
  readonly rawBody?: unknown;
  readonly body?: unknown;
  readonly protocol: string;
  readonly originalUrl: string;
}

const urlOf = ({ protocol, headers, originalUrl }: NestRequest): string =>
  addressOf({ protocol, host: headers.host, target: originalUrl });

/** Nest's own filter, or one of the application's, sends it, with the headers that are set here. */
async function exceptionOf(from: Response, response: NestResponse): Promise<HttpException> {
  setHeaders(from, response);
  return new HttpException((await from.json()) as object, from.status);
}
