import type { INestApplication } from '@nestjs/common';
import { createApplication } from './application.js';
import { openDatabase, type Database } from './database.js';
import { issueKeys, reset, type Keys } from './fixtures.js';
import type { AccessEntry } from './services.js';
import { createUnsafe } from './unsafe/application.js';
import { VALID_KEYS } from './unsafe/keys.js';

/** Both twins on one database, each on a port of this machine. */
export interface Twins {
  readonly safe: string;
  readonly unsafe: string;
  readonly database: Database;
  readonly keys: Keys;
  readonly log: readonly AccessEntry[];
  readonly close: () => Promise<void>;
}

/** A port of 0 is a free one. */
export async function start(ports = { safe: 0, unsafe: 0 }): Promise<Twins> {
  const { database, close } = await openDatabase(process.env['DATABASE_URL']);
  await reset(database);
  const keys = await issueKeys(database, VALID_KEYS);
  const log: AccessEntry[] = [];
  const safe = await createApplication({ database, onAccess: (entry) => log.push(entry) });
  const unsafe = await createUnsafe({ database });
  return {
    safe: await listen(safe, ports.safe),
    unsafe: await listen(unsafe, ports.unsafe),
    database,
    keys,
    log,
    async close() {
      await safe.close();
      await unsafe.close();
      await close();
    },
  };
}

async function listen(application: INestApplication, port: number): Promise<string> {
  await application.listen(port, '127.0.0.1');
  return application.getUrl();
}
