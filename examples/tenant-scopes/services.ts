import type { RefusalReason } from 'gen-dtos/guard';
import type { Database } from './database.js';

export interface Services {
  readonly database: Database;
  /** The access log: which key, for what. */
  readonly onAccess: (entry: AccessEntry) => void;
}

/** Without the address, which may hold a key, and without anything that finds one. */
export interface AccessEntry {
  /** The look-up part of the key, which is no secret; `null` where nobody is known. */
  readonly key: string | null;
  readonly operation: string;
  readonly outcome: 'allowed' | RefusalReason;
}

/** Under what Nest's injector finds them. */
export const SERVICES = Symbol('services');
