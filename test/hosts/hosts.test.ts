/**
 * Runs the conformance suite for `gen-dtos/web` on hosts other than Node, installed from the
 * registry.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe } from 'vitest';
import { conformance, type Served } from '../adapters/conformance.js';

const exec = promisify(execFile);
const folder = path.resolve(import.meta.dirname, '../../.tmp/hosts');

interface Host {
  /** The package with the binary for 64-bit Linux. */
  readonly package: string;
  readonly binary: string;
  /** The files that start the worker at a port of the loopback. */
  readonly files: (port: number) => Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

const HOSTS: Readonly<Record<string, Host>> = {
  Bun: {
    package: '@oven/bun-linux-x64-baseline@^1.4.5',
    binary: 'bin/bun',
    files: (port) => ({
      'bun.mjs': `import worker from './worker.mjs';
Bun.serve({ hostname: '127.0.0.1', port: ${port}, fetch: worker.fetch });`,
    }),
    command: ['bun.mjs'],
  },
  Deno: {
    package: '@deno/linux-x64-glibc@^2.9.6',
    binary: 'deno',
    files: (port) => ({
      'deno.mjs': `import worker from './worker.mjs';
Deno.serve({ hostname: '127.0.0.1', port: ${port} }, (request) => worker.fetch(request));`,
    }),
    command: ['run', '--allow-net', 'deno.mjs'],
  },
  Workers: {
    package: '@cloudflare/workerd-linux-64@^1.20261117.1',
    binary: 'bin/workerd',
    files: (port) => ({
      'workerd.capnp': `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker", esModule = embed "worker.mjs")],
    compatibilityDate = "2025-01-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);`,
    }),
    command: ['serve', 'workerd.capnp'],
  },
};

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  const packages = Object.values(HOSTS).map((host) => host.package);
  const quietly = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  await exec('npm', ['install', ...quietly, '--prefix', folder, ...packages]);
  await build({
    entryPoints: [path.join(import.meta.dirname, 'worker.ts')],
    outfile: path.join(folder, 'worker.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'neutral', // an import of Node's would be an error
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(Object.entries(HOSTS))('%s', (_, host) => {
  conformance(() => start(host), false);
});

async function start(host: Host): Promise<Served> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  for (const [name, text] of Object.entries(host.files(port))) {
    await writeFile(path.join(folder, name), text);
  }
  const name = host.package.replace(/(?<=.)@.*$/, '');
  const binary = path.join(folder, 'node_modules', name, host.binary);
  await chmod(binary, 0o755);
  const child = spawn(binary, host.command, { cwd: folder, stdio: 'inherit' });
  await answering(`${origin}/audit`, child);
  return {
    origin,
    takeAudit: async () => (await fetch(`${origin}/audit`)).json(),
    close: async () => child.kill(),
  };
}

async function answering(address: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    if ((await fetch(address).catch(() => undefined))?.ok) return;
    await wait(50);
  }
  throw new Error(`The host has ended with ${child.exitCode}.`);
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // of a server that listens at a port
      server.close(() => resolve(port));
    });
  });
}
