import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { RefusedReport } from 'gen-dtos/runtime';
import { openDatabase, type Database } from './database.js';
import { insertUsers, USER_IDS } from './fixtures.js';
import { keysFrom, newKeys, type SigningKeys } from './keys.js';
import { openNonces } from './nonces.js';
import { createServer } from './server.js';

/** The example, running on this machine. */
export interface Running {
  readonly url: string;
  readonly database: Database;
  readonly keys: SigningKeys;
  readonly audit: readonly RefusedReport[];
  readonly close: () => Promise<void>;
}

/** On a free port, unless told which. What else it needs, the environment says. */
export async function start(port = 0): Promise<Running> {
  const { DATABASE_URL, REDIS_URL, SIGNING_KEYS } = process.env;
  const { database, close } = await openDatabase(DATABASE_URL);
  await insertUsers(database);
  const store = openNonces(REDIS_URL);
  const keys = SIGNING_KEYS === undefined ? newKeys(USER_IDS) : keysFrom(SIGNING_KEYS);
  const audit: RefusedReport[] = [];
  const app = createServer({
    database,
    keys,
    nonces: store.nonces,
    onRefused: (report) => audit.push(report),
  });
  const server = createHttpServer(getRequestListener(app.fetch)).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
    database,
    keys,
    audit,
    async close() {
      server.close();
      server.closeAllConnections();
      await store.close();
      await close();
    },
  };
}
