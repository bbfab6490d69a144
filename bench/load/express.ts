/** The API key example on Express, and beside it a handler that binds the body unchecked. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import express from 'express';
import { authenticator } from '../../examples/api-keys/callers.js';
import { openDatabase } from '../../examples/api-keys/database.js';
import { issueKeys, REPORTS, reset } from '../../examples/api-keys/fixtures.js';
import { createServer } from '../../examples/api-keys/server.js';
import {
  findServiceConfig,
  serviceConfigs,
} from '../../examples/api-keys/tables/service-configs.js';
import { serve } from './serve.js';

const { database } = await openDatabase(process.env['DATABASE_URL']);
const keys = await issueKeys();
await reset(database, keys);

const authenticate = authenticator(database, Date.now);
const app = createServer({
  database,
  authenticate,
  onRefused() {},
  onError: console.error,
  now: Date.now,
});

// It authenticates the caller, but checks neither whose record it is nor which fields are written.
app.patch('/bound/:id', express.json(), async (request, response) => {
  const who = await authenticate({
    method: request.method,
    url: request.originalUrl,
    headers: { get: (name) => request.get(name) ?? null },
  });
  const config = await findServiceConfig(database, request.params.id);
  if (!who.success || config === undefined) return void response.sendStatus(404);
  const [saved] = await database
    .update(serviceConfigs)
    .set({ ...request.body, updated_at: new Date() })
    .where(eq(serviceConfigs.id, config.id))
    .returning();
  response.json(saved);
});

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
serve({
  method: 'PATCH',
  unsafe: `${url}/bound/${REPORTS}`,
  safe: `${url}/configs/${REPORTS}`,
  headers: { authorization: `ApiKey ${keys.sent.get('mallory')}` },
  body: JSON.stringify({
    display_name: 'Reports',
    contact_email: 'team@acme.test',
    log_level: 'info',
  }),
});
