import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { RefusedReport } from 'gen-dtos/runtime';
import { openDatabase, type Database } from './database.js';
import { insertUsers } from './fixtures.js';
import { createServer } from './server.js';

/** The example, running on this machine. */
export interface Running {
  readonly url: string;
  readonly database: Database;
  readonly audit: readonly RefusedReport[];
  readonly errors: readonly unknown[];
  readonly close: () => Promise<void>;
}

/** On a free port, unless told which. */
export async function start(port = 0): Promise<Running> {
  const { database, close } = await openDatabase(process.env['DATABASE_URL']);
  await insertUsers(database);
  const audit: RefusedReport[] = [];
  const errors: unknown[] = [];
  const server = createServer({
    database,
    onRefused: (report) => audit.push(report),
    onError: (error) => errors.push(error),
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
    database,
    audit,
    errors,
    async close() {
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}
