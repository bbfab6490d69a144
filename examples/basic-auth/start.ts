import type { ScryptCost } from 'gen-dtos/auth';
import type { RefusedReport } from 'gen-dtos/runtime';
import type { AttackedRows } from '../attacking/attack-row.js';
import { authenticateBasic } from './credentials.js';
import { openDatabase, type Database } from './database.js';
import { makeUsers, reset } from './fixtures.js';
import { profileOpener } from './open-profile.js';
import { createServer } from './server.js';

export interface StartOptions {
  /** Of a PostgreSQL server; without it, one runs inside this process. */
  readonly databaseUrl?: string | undefined;
  /** Default: any that is free. */
  readonly port?: number;
  /** What a password's hash costs. Lower it for tests and demos alone. */
  readonly cost?: ScryptCost;
}

/** The example, running on this machine. */
export interface Running extends AttackedRows {
  readonly url: string;
  readonly database: Database;
  readonly audit: readonly RefusedReport[];
  readonly close: () => Promise<void>;
}

export async function start({ databaseUrl, port = 0, cost }: StartOptions = {}): Promise<Running> {
  const { database, rows, close } = await openDatabase(databaseUrl);
  const users = await makeUsers(cost);
  await reset(database, users);
  const audit: RefusedReport[] = [];
  const open = profileOpener(database, authenticateBasic(database, cost));
  const app = createServer({ database, open, onRefused: (report) => audit.push(report) });
  return {
    url: await app.listen({ host: '127.0.0.1', port }),
    database,
    audit,
    rows,
    reset: () => reset(database, users),
    async close() {
      await app.close();
      await close();
    },
  };
}

/** A hash at this cost takes a millisecond: for tests and demos alone, never for real passwords. */
export const CHEAP: ScryptCost = { ln: 4, r: 8, p: 1 };
