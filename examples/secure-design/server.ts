import { createServer as createHttpServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { refusalResponse } from 'gen-dtos/guard';
import type { RefusedReport } from 'gen-dtos/runtime';
import { errorResponse } from 'gen-dtos/web';
import type { Database } from './database.js';
import { saveProfile, showProfile } from './handlers/profile.js';
import { showSignIn, signIn, signOut } from './handlers/sign-in.js';
import { listUsers, patchUser, readUser } from './handlers/users.js';
import * as unsafe from './unsafe/handlers.js';

export interface Services {
  readonly database: Database;
  /** The origins of our own pages; none where the address of a request says it. */
  readonly origins?: readonly string[];
  /** The audit log: told the full truth of every refusal, where the client is told little. */
  readonly onRefused: (report: RefusedReport) => void;
  readonly onError: (error: unknown) => void;
}

type Handler = (services: Services, request: Request, id: number) => Response | Promise<Response>;

/** Every handler twice: `/unsafe/…` is the article's, `/…` is ours. */
function routesOf(services: Services): ReadonlyMap<string, Handler> {
  const list = listUsers(services);
  const read = readUser(services);
  const patch = patchUser(services);
  return new Map<string, Handler>([
    ['GET /login', showSignIn],
    ['POST /login', signIn],
    ['POST /logout', signOut],
    ['GET /profile', showProfile],
    ['POST /profile', saveProfile],
    ['GET /users', (_services, request) => list(request)],
    ['GET /users/:id', (_services, request, id) => read(request, id)],
    ['PATCH /users/:id', (_services, request, id) => patch(request, id)],

    ['POST /unsafe/login', unsafe.signIn],
    ['POST /unsafe/logout', unsafe.signOut],
    ['GET /unsafe/profile', unsafe.profile],
    ['POST /unsafe/profile', unsafe.profile],
    ['GET /unsafe/users', unsafe.listUsers],
    ['GET /unsafe/users/:id', unsafe.readUser],
    ['PATCH /unsafe/users/:id', unsafe.patchUser],
  ]);
}

export function createServer(services: Services): Server {
  const routes = routesOf(services);

  async function answer(request: Request): Promise<Response> {
    const { path, id } = placeOf(request);
    const handler = routes.get(`${request.method} ${path}`);
    if (handler === undefined) return refusalResponse({ status: 404, reason: 'record_missing' });
    try {
      return await handler(services, request, id);
    } catch (error) {
      services.onError(error);
      return errorResponse(error);
    }
  }

  return createHttpServer(getRequestListener(answer));
}

/** An id has one spelling, and fits PostgreSQL's `integer`. */
function placeOf(request: Request): { path: string; id: number } {
  const { pathname } = new URL(request.url);
  const id = /\/([1-9]\d{0,8})$/.exec(pathname)?.[1];
  if (id === undefined) return { path: pathname, id: 0 };
  return { path: `${pathname.slice(0, -id.length)}:id`, id: Number(id) };
}
