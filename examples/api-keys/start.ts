import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { RefusedReport } from 'gen-dtos/runtime';
import type { AttackedRows } from '../attacking/attack-row.js';
import { authenticator } from './callers.js';
import { openDatabase } from './database.js';
import { issueKeys, reset, type KeyName } from './fixtures.js';
import { createServer } from './server.js';

/** The example, running on this machine. */
export interface Running extends AttackedRows {
  readonly url: string;
  /** A key of the fixtures, as it is sent. */
  readonly keyOf: (name: KeyName) => string;
  readonly audit: readonly RefusedReport[];
  readonly errors: readonly unknown[];
  /** The clock of the server. */
  readonly clock: { now: number | undefined };
  readonly close: () => Promise<void>;
}

/** On a free port, unless one is given. */
export async function start(port = 0): Promise<Running> {
  const { database, rows, close } = await openDatabase(process.env['DATABASE_URL']);
  const keys = await issueKeys();
  await reset(database, keys);
  const clock: Running['clock'] = { now: undefined };
  const now = (): number => clock.now ?? Date.now();
  const audit: RefusedReport[] = [];
  const errors: unknown[] = [];
  const app = createServer({
    database,
    authenticate: authenticator(database, now),
    onRefused: (report) => audit.push(report),
    onError: (error) => errors.push(error),
    now,
  });
  const server = app.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keyOf: (name) => keys.sent.get(name) ?? '',
    rows,
    reset: () => reset(database, keys),
    audit,
    errors,
    clock,
    async close() {
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}
