import {
  HttpException,
  Inject,
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { apiKeyAuth, type RequestHead } from 'gen-dtos/auth';
import { refusalProblem, type Refusal } from 'gen-dtos/guard';
import * as v from 'valibot';
import { guard } from './guard.js';
import { NEED, type Access, type Need } from './needs.js';
import { SERVICES, type Services } from './services.js';
import { findKey } from './tables/api-keys.js';
import { userIdsOf } from './tables/users.js';

/** Before every handler, and before a body is read. A route that says no need is closed to all. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #services: Services;
  readonly #authenticate;

  constructor(@Inject(SERVICES) services: Services) {
    this.#services = services;
    this.#authenticate = apiKeyAuth({
      prefix: 'sk_live',
      find: (lookup) => findKey(services.database, lookup),
    });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request & { access?: Access<unknown> }>();
    const opened = await this.#open(request, Reflect.getMetadata(NEED, context.getHandler()));
    this.#services.onAccess({
      key: opened.key,
      operation: `${request.method} ${request.route.path}`,
      outcome: opened.success ? 'allowed' : opened.refusal.reason,
    });
    if (!opened.success) throw exceptionOf(opened.refusal, http.getResponse());
    request.access = opened.access;
    return true;
  }

  async #open(request: Request, need: Need | undefined) {
    const { database } = this.#services;
    const who = await this.#authenticate(headOf(request));
    if (!who.success) return { ...who, key: null };

    const { principal } = who;
    const id = request.params['id'];
    const scopes = need && [need.scope];
    const record = v.is(UUID, id) ? await need?.find?.(database, id) : undefined;
    const may = guard.authorize(principal, {
      ...(scopes && { scopes }),
      ...(need?.find && { record }),
    });
    if (!may.success) return { ...may, key: principal.lookup };

    const access: Access<unknown> = {
      principal,
      roles: may.roles,
      record,
      mayReference: ({ ids }) => userIdsOf(database, principal.tenant, ids.map(String)),
    };
    return { success: true, access, key: principal.lookup } as const;
  }
}

const UUID = v.pipe(v.string(), v.uuid());

/** Headers that were sent twice are joined: two keys are no key. */
const headOf = ({ method, originalUrl, headersDistinct }: Request): RequestHead => ({
  method,
  url: originalUrl,
  headers: { get: (name) => headersDistinct[name.toLowerCase()]?.join(', ') ?? null },
});

/** Nest sends it, with the headers that are set here. */
function exceptionOf(refusal: Refusal, response: Response): HttpException {
  const { status, challenge } = refusal;
  response.set({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (challenge !== undefined) response.set('www-authenticate', challenge);
  return new HttpException(refusalProblem(refusal), status);
}
