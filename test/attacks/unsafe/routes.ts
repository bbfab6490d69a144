import { randomUUID } from 'node:crypto';
import express, { Router, type ErrorRequestHandler, type Request } from 'express';
import { findAccount, save } from '../accounts.js';
import type { Database } from '../database.js';
import { applyPatch } from './apply-patch.js';
import { merge } from './merge.js';
import { readMultipart } from './read-multipart.js';

/** Binds whatever the client sent, in any form, as the handlers in the advisories do. */
export function unsafeRoutes(database: Database): Router {
  const router = Router().use(
    express.urlencoded({ extended: true, limit: '5mb' }),
    express.text({ type: 'multipart/form-data', limit: '5mb' }),
    express.json({ type: isNoForm, strict: false, limit: '5mb' }),
  );

  router.post('/accounts', async (request, response) => {
    for (const body of [bodyOf(request)].flat()) {
      await save(database, { id: randomUUID(), ...DEFAULTS, ...body });
    }
    response.status(201).end();
  });

  router.patch('/accounts/:id', async (request, response) => {
    const account: any = await findAccount(database, request.params.id); // any: bound as it is
    if (request.headers['content-type']?.includes('json-patch')) {
      await save(database, Object(applyPatch(account, request.body)));
    } else {
      merge(account, bodyOf(request));
      await save(database, account);
    }
    response.status(204).end();
  });

  router.put('/accounts/:id', async (request, response) => {
    const account = await findAccount(database, request.params.id);
    await save(database, { ...account, ...bodyOf(request) });
    response.status(204).end();
  });

  const failed: ErrorRequestHandler = (error, _request, response, _next) => {
    response.status(error.status ?? 500).end();
  };
  return router.use(failed);
}

const isNoForm = ({ headers }: { headers: Request['headers'] }): boolean =>
  !/form/i.test(headers['content-type'] ?? '');

/** The values of a new account where the body gives none. */
const DEFAULTS = { email: 'new@evil.test', display_name: 'New' };

// any: bound as it is
function bodyOf({ body, query }: Request): any /* any: as it was sent */ {
  const sent: unknown = typeof body === 'string' ? readMultipart(body) : body;
  return Array.isArray(sent) ? sent : { ...query, ...Object(sent) };
}
