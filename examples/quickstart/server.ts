import express, { type Express } from 'express';
import { answerErrors } from 'gen-dtos/express';
import type { RefusedReport } from 'gen-dtos/runtime';
import type { Database } from './database.js';
import { apiKeys } from './handlers/api-keys.js';
import { serviceConfigs } from './handlers/service-configs.js';
import { users } from './handlers/users.js';

export interface Services {
  readonly database: Database;
  /** The audit log: told the full truth of every refusal, where the client is told little. */
  readonly onRefused: (report: RefusedReport) => void;
  readonly onError: (error: unknown) => void;
}

/** Every handler twice: `/unsafe/…` binds the body, `/…` parses it. */
export function createServer(services: Services): Express {
  return express()
    .use(express.json({ type: ['application/json', 'application/merge-patch+json'] }))
    .use(users(services), apiKeys(services), serviceConfigs(services))
    .use(answerErrors(services.onError));
}
