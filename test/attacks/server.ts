import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { Router, type ErrorRequestHandler, type Request } from 'express';
import type { Shape } from 'gen-dtos';
import { apply, DtoError, toProblem, type Dto, type Parsed } from 'gen-dtos/runtime';
import { findAccount, save } from './accounts.js';
import { doorFor } from './carriers.js';
import type { Database } from './database.js';
import { createAccountBy, replaceAccountBy, updateAccountBy } from './generated/account.js';
import { Refused } from './refused.js';
import { unsafeRoutes } from './unsafe/routes.js';

/** A server with every handler twice: `/unsafe/…` binds what was sent, `/…` parses it. */
export interface AttackedServer {
  readonly url: string;
  /** What safe handlers threw, apart from refusals. */
  readonly crashes: readonly unknown[];
  readonly close: () => Promise<void>;
}

export async function startServer(database: Database): Promise<AttackedServer> {
  const crashes: unknown[] = [];
  const app = express()
    .set('query parser', 'extended')
    .use('/unsafe', unsafeRoutes(database))
    .use(safeRoutes(database), answerErrors(crashes));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    crashes,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function safeRoutes(database: Database): Router {
  const router = Router().use(express.raw({ type: () => true, inflate: false, limit: '2mb' }));

  router.post('/accounts', async (request, response) => {
    const account = await parsed('create', createAccountBy(rolesOf(request)), request, undefined);
    await save(database, { id: randomUUID(), ...account });
    response.status(201).end();
  });

  router.patch('/accounts/:id', async (request, response) => {
    const account = await findAccount(database, request.params.id);
    if (account === undefined) throw new Refused(404);
    const changes = await parsed('update', updateAccountBy(rolesOf(request)), request, account);
    await save(database, apply(account, changes));
    response.status(204).end();
  });

  router.put('/accounts/:id', async (request, response) => {
    const account = await findAccount(database, request.params.id);
    if (account === undefined) throw new Refused(404);
    const replacement = await parsed(
      'replace',
      replaceAccountBy(rolesOf(request)),
      request,
      account,
    );
    await save(database, apply(account, replacement));
    response.status(204).end();
  });

  return router;
}

/** Here a header simply names the role: these tests are not about credentials. */
const rolesOf = (request: Request): readonly string[] => [request.get('authorization') ?? ''];

async function parsed<Output extends object>(
  shape: Shape,
  dto: Dto<Output, unknown>,
  request: Request,
  record: object | undefined,
): Promise<Parsed<Output>> {
  const contentType = request.get('content-type') ?? '';
  const door = doorFor(contentType, shape);
  const body: unknown = request.body;
  const isUnsaid = body instanceof Uint8Array && body.length > 0 && contentType === '';
  if (door === undefined || isUnsaid) throw new Refused(415);
  const query = request.originalUrl.split('?').slice(1).join('?');
  return door.parse(dto, {
    body: body instanceof Uint8Array ? body : new Uint8Array(),
    contentType,
    query,
    record,
  });
}

function answerErrors(crashes: unknown[]): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const problem = error instanceof DtoError ? toProblem(error) : { status: statusOf(error) };
    if (problem.status >= 500) crashes.push(error);
    response.status(problem.status).type('application/problem+json').json(problem);
  };
}

/** The status of our own errors and of those that Express's body parser throws. */
function statusOf(error: unknown): number {
  const { status } = Object(error) as { readonly status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
