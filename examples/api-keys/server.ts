import express, { type Express } from 'express';
import type { Authenticate } from 'gen-dtos/auth';
import { answerErrors } from 'gen-dtos/express';
import type { RefusedReport } from 'gen-dtos/runtime';
import type { Caller } from './callers.js';
import type { Database } from './database.js';
import { keyRoutes } from './handlers/api-keys.js';
import { configRoutes } from './handlers/service-configs.js';

export interface Services {
  readonly database: Database;
  readonly authenticate: Authenticate<Caller>;
  /** The audit log: told the full truth of every refusal, where the client is told little. */
  readonly onRefused: (report: RefusedReport) => void;
  readonly onError: (error: unknown) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Every handler twice: `/unsafe/…` binds the body, `/…` parses it. */
export function createServer(services: Services): Express {
  return express()
    .disable('x-powered-by')
    .use(configRoutes(services), keyRoutes(services))
    .use(answerErrors(services.onError));
}
