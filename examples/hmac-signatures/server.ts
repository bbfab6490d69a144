import type { NonceStore } from 'gen-dtos/auth';
import { errorResponse } from 'gen-dtos/hono';
import type { RefusedReport } from 'gen-dtos/runtime';
import { Hono } from 'hono';
import type { Database } from './database.js';
import { profile } from './handlers/profile.js';
import type { SigningKeys } from './keys.js';

export interface Services {
  readonly database: Database;
  readonly keys: SigningKeys;
  readonly nonces: NonceStore;
  /** The audit log: told the full truth of every refusal, where the client is told little. */
  readonly onRefused: (report: RefusedReport) => void;
}

/** The handler twice: `/unsafe/…` trusts what is signed, `/…` parses it. */
export const createServer = (services: Services): Hono =>
  new Hono().route('/', profile(services)).onError((error) => errorResponse(error));
