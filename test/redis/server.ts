/** A Redis server of the test's own, behind a socket in a temporary folder: no port, nothing kept. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from 'redis';

export interface RedisServer {
  readonly socket: string;
  readonly stop: () => Promise<void>;
}

/** Starts `redis-server`, which has to be installed, and waits until it answers. */
export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gen-dtos-redis-'));
  const socket = path.join(folder, 'redis.sock');
  const settings = { port: '0', unixsocket: socket, save: '', appendonly: 'no', dir: folder };
  const child = spawn(
    'redis-server',
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    { stdio: 'ignore' },
  );
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
  });
  // It ends when it is stopped, so that is not an error.
  ended.catch(() => undefined);
  await Promise.race([answering(socket), ended]);
  return {
    socket,
    async stop() {
      child.kill();
      await ended.catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answering(socket: string): Promise<void> {
  const client = createClient({ socket: { path: socket, reconnectStrategy: 50 } });
  client.on('error', () => undefined);
  await client.connect();
  await client.ping();
  await client.close();
}
