import Fastify, { type FastifyInstance } from 'fastify';
import { answerErrors } from 'gen-dtos/fastify';
import type { RefusedReport } from 'gen-dtos/runtime';
import type { Database } from './database.js';
import { address, unsafeAddress } from './handlers/address.js';
import { allowList } from './handlers/allow-list.js';
import { form, unsafeForm } from './handlers/form.js';
import { json, unsafeJson } from './handlers/json.js';
import type { OpenProfile } from './open-profile.js';

export interface Services {
  readonly database: Database;
  readonly open: OpenProfile;
  /** The audit log: told the full truth of every refusal, where the client is told little. */
  readonly onRefused: (report: RefusedReport) => void;
}

/** Every handler twice: `/unsafe/…` binds what was sent, `/…` parses it. */
export function createServer(services: Services): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  app.setErrorHandler(answerErrors);
  for (const safe of [json, form, address]) app.register(safe(services));
  for (const unsafe of [unsafeJson, unsafeForm, unsafeAddress]) {
    app.register(unsafe(services), { prefix: '/unsafe' });
  }
  app.register(allowList(services), { prefix: '/allow-list' });
  return app;
}
