import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { RefusedReport } from 'gen-dtos/runtime';
import { openDatabase, type Database } from './database.js';
import { createServer } from './server.js';

/** The example, running on a free port of this machine. */
export interface Quickstart {
  readonly url: string;
  readonly database: Database;
  readonly audit: readonly RefusedReport[];
  readonly close: () => Promise<void>;
}

export async function start(): Promise<Quickstart> {
  const database = await openDatabase();
  const audit: RefusedReport[] = [];
  const app = createServer({ database, onRefused: (report) => audit.push(report) });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    database,
    audit,
    async close() {
      server.close();
      server.closeAllConnections();
      await database.close();
    },
  };
}
