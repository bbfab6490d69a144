/**
 * Runs the conformance suite for `gen-dtos/web`, and every kind of credential, on hosts other than
 * Node, installed from the registry.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conformance, type Served } from '../adapters/conformance.js';

const exec = promisify(execFile);
const folder = path.resolve(import.meta.dirname, '../../.tmp/hosts');

interface Host {
  /** The package with the binary for 64-bit Linux. */
  readonly package: string;
  readonly binary: string;
  /** The files that start a worker at a port of the loopback. */
  readonly files: (worker: string, port: number) => Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

const HOSTS: Readonly<Record<string, Host>> = {
  Bun: {
    package: '@oven/bun-linux-x64-baseline@^1.4.5',
    binary: 'bin/bun',
    files: (worker, port) => ({
      'bun.mjs': `import worker from './${worker}';
Bun.serve({ hostname: '127.0.0.1', port: ${port}, fetch: worker.fetch });`,
    }),
    command: ['bun.mjs'],
  },
  Deno: {
    package: '@deno/linux-x64-glibc@^2.9.6',
    binary: 'deno',
    files: (worker, port) => ({
      'deno.mjs': `import worker from './${worker}';
Deno.serve({ hostname: '127.0.0.1', port: ${port} }, (request) => worker.fetch(request));`,
    }),
    command: ['run', '--allow-net', 'deno.mjs'],
  },
  Workers: {
    package: '@cloudflare/workerd-linux-64@^1.20261117.1',
    binary: 'bin/workerd',
    files: (worker, port) => ({
      'workerd.capnp': `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker", esModule = embed "${worker}")],
    compatibilityDate = "2025-01-01",
    compatibilityFlags = [${worker === 'credentials.mjs' ? '"nodejs_compat"' : ''}],
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
  await bundle('worker', []); // an import of Node's would be an error
  await bundle('credentials', ['node:crypto']);
});

async function bundle(name: string, external: string[]): Promise<void> {
  await build({
    entryPoints: [path.join(import.meta.dirname, `${name}.ts`)],
    outfile: path.join(folder, `${name}.mjs`),
    external,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
}

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(Object.entries(HOSTS))('%s', (_, host) => {
  conformance(() => start(host, 'worker.mjs'), false);

  test('credentials are made and checked', async () => {
    const served = await start(host, 'credentials.mjs');
    expect(await (await fetch(served.origin)).json()).toEqual({
      'the password': 'let in',
      'another password': 'credentials_wrong',
      'an unknown name': 'credentials_unknown',
      'the key': 'let in',
      'another key': 'credentials_malformed',
      'the signature': 'let in',
      'the signature again': 'signature_replayed',
      'another body': 'credentials_wrong',
      'an unknown signer': 'credentials_unknown',
    });
    await served.close();
  });
});

async function start(host: Host, worker: string): Promise<Served> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  for (const [name, text] of Object.entries(host.files(worker, port))) {
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
