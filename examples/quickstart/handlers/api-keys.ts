import { randomUUID } from 'node:crypto';
import { Router, type Request } from 'express';
import { parse, viewOf } from 'gen-dtos/runtime';
import { HttpError } from '../../http-error.js';
import { callerOf, rolesOn } from '../callers.js';
import { apiKeyFor, createApiKeyBy, updateApiKeyBy } from '../generated/api-key.js';
import { onlyUuids } from '../only-uuids.js';
import type { Services } from '../server.js';
import { findApiKey, hashKey, insertApiKey, updateApiKey } from '../tables/api-keys.js';
import { save } from '../unsafe/save.js';

/** Twins know who is asking and whose record it is. They differ in what they do with the body. */
export function apiKeys({ database, onRefused }: Services): Router {
  const router = Router().param('id', onlyUuids);

  // Issue a key to the caller.
  router.post('/unsafe/api-keys', async (request, response) => {
    const { userId, tenant } = callerOf(request);
    const id = randomUUID();
    const defaults = { id, user_id: userId, tenant, key_hash: hashKey(randomUUID()) };
    await save(database, 'api_keys', { ...defaults, ...request.body }); // ApiKey(**request.json)
    response.status(201).json({ status: 'created' });
  });

  router.post('/api-keys', async (request, response) => {
    const caller = callerOf(request);
    const roles = rolesOn(caller, caller.userId);
    const key = parse(createApiKeyBy(roles), request.body, { onRefused });
    const { record, secret } = await insertApiKey(database, caller, key);
    response.status(201).set('X-Api-Key', secret); // this once
    response.json(viewOf(apiKeyFor(roles), record));
  });

  // Change a key.
  router.patch('/unsafe/api-keys/:id', async (request, response) => {
    const { key } = await open(request);
    await save(database, 'api_keys', { ...key, ...request.body });
    response.json({ status: 'updated' });
  });

  router.patch('/api-keys/:id', async (request, response) => {
    const { key, roles } = await open(request);
    const changes = parse(updateApiKeyBy(roles), request.body, { onRefused });
    response.json(viewOf(apiKeyFor(roles), await updateApiKey(database, key, changes)));
  });

  /** The key of the path, and what the caller is to its owner. */
  async function open(request: Request<{ id: string }>) {
    const caller = callerOf(request);
    const key = await findApiKey(database, request.params.id);
    const roles = key === undefined ? [] : rolesOn(caller, key.user_id);
    if (key === undefined || roles.length === 0) throw new HttpError(404);
    return { key, roles };
  }

  return router;
}
