import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { RefusedReport } from 'gen-dtos/runtime';
import type { AttackedRows } from '../attacking/attack-row.js';
import type { Row } from '../attacking/attack.js';
import { openDatabase, type Database } from './database.js';
import { reset } from './fixtures.js';
import { createServer } from './server.js';

/** The example, running on a free port of this machine. */
export interface Quickstart extends AttackedRows {
  readonly url: string;
  readonly database: Database;
  readonly audit: readonly RefusedReport[];
  readonly close: () => Promise<void>;
}

export async function start(): Promise<Quickstart> {
  const database = await openDatabase();
  const audit: RefusedReport[] = [];
  const app = createServer({
    database,
    onRefused: (report) => audit.push(report),
    onError: (error) => console.error(error),
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    database,
    rows: async (query) => (await database.query<Row>(query)).rows,
    reset: () => reset(database),
    audit,
    async close() {
      server.close();
      server.closeAllConnections();
      await database.close();
    },
  };
}
