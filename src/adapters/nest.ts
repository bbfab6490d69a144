import { createParamDecorator, HttpException, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { BodyOptions } from './body-options.js';
import type { Choice } from './choice.js';
import { nodeSource } from './node-source.js';
import { receiver, type Choose, type Given } from './receive.js';
import type { Asked } from './source.js';

export type { BodyOptions } from './body-options.js';

/** What a chooser of NestJS has: guards and interceptors before it may have put more into `request`. */
export interface NestContext<ARequest> {
  readonly request: ARequest;
  readonly context: ExecutionContext;
}

/** What a chooser of NestJS is given. */
export type NestAsked<ARequest = object> = Asked & NestContext<ARequest>;

/** What a parameter that `withBody` decorates is given. */
export type GivenBy<Decorator> =
  Decorator extends BodyDecorator<infer AChoice> ? Given<AChoice> : never;

/** The decorator of a parameter. One of a type that the body does not fit is a compile error. */
export type BodyDecorator<AChoice extends Choice> = () => <
  Target,
  Name extends keyof Target,
  Index extends number,
>(
  target: Target,
  name: Name,
  index: Index & (Given<AChoice> extends ParameterOf<Target[Name], Index> ? unknown : never),
) => void;

type ParameterOf<Method, Index extends number> = Method extends (
  ...given: infer Parameters
) => unknown
  ? Parameters[Index]
  : never;

/**
 * Makes a decorator for the parameter of a NestJS controller that gets the body, parsed from the bytes:
 * create the application with `{ bodyParser: false }`, or with `{ rawBody: true }` if other routes need
 * Nest's own parser. Whatever is refused is answered with RFC 9457 `application/problem+json`: 401, 403
 * and 404 as the guard says, 415 for another `Content-Type` than JSON, 413 beyond the limit, 400 for
 * what is no JSON or can be read in two ways, 422 for what the Dto refuses (CWE-915). No answer holds a
 * value that was sent.
 *
 * @param choose The Dto, or a function that finds out who is asking and returns the Dto, alone or as
 * `{ dto, … }` with what the handler needs, or the refusal of an authenticator or a guard. Nest's
 * guards have run by then.
 * @param options Those of `safeParseJson` and `toProblem`.
 *
 * @returns The decorator. Refusals are thrown as `HttpException`; what `choose` throws is thrown, and a
 * `TypeError` if the body was read before.
 *
 * @throws {RangeError} If a limit is no number that is 0 or more.
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
): BodyDecorator<AChoice> {
  const receive = receiver(choose, options);
  const decorate = createParamDecorator(async (_: unknown, context: ExecutionContext) => {
    const http = context.switchToHttp();
    const request = http.getRequest<ARequest & PlatformRequest>();
    const source = nodeSource({
      message: request.raw ?? request,
      url: urlOf(request),
      bytes: request.rawBody ?? request.body,
    });
    const received = await receive(source, { request, context });
    if (received.success) return received.given;
    throw await exceptionOf(received.response, http.getResponse<PlatformResponse>());
  });
  return () => decorate() as ReturnType<BodyDecorator<AChoice>>; // Nest asks nothing of what it decorates
}

/** What the requests of Express and of Fastify have in common. */
interface PlatformRequest extends IncomingMessage {
  /** In Fastify, what it wraps. */
  readonly raw?: IncomingMessage;
  /** Where the application was created with `{ rawBody: true }`. */
  readonly rawBody?: unknown;
  readonly body?: unknown;
  readonly protocol: string;
  readonly originalUrl: string;
}

interface PlatformResponse {
  header(name: string, value: string): unknown;
}

const urlOf = ({ protocol, headers, originalUrl }: PlatformRequest): string =>
  `${protocol}://${headers.host ?? ''}${originalUrl}`;

/** Nest's own filter, or one of the application's, sends it, with the headers that are set here. */
async function exceptionOf(from: Response, response: PlatformResponse): Promise<HttpException> {
  from.headers.forEach((value, name) => response.header(name, value));
  return new HttpException((await from.json()) as object, from.status);
}
