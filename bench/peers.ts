import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bench } from './folders.js';

export type WorkloadName = 'user' | 'data' | 'json';

/** A row of the table. Its code is in `peers/<workload>/<name>.ts`. */
export interface Peer {
  readonly name: string;
  readonly title: string;
  /** The package whose version is shown, if it is not part of this repository. */
  readonly package?: string;
  readonly workloads: readonly WorkloadName[];
}

/** The peer that all others are compared with. */
export const MEASURE = 'hand-written';

export const peers: readonly Peer[] = [
  both(MEASURE, 'hand-written, fresh output'),
  user('hand-checked', 'hand-written, no copy'),
  both('gen-dtos', '**gen-dtos**'),
  user('gen-dtos-roles', '**gen-dtos**, two roles at run time'),
  user('gen-dtos-standard', '**gen-dtos**, `~standard.validate`'),
  both('ajv', 'ajv', 'ajv'),
  both('ajv-standalone', 'ajv standalone', 'ajv'),
  both('ata', 'ata', 'ata-validator'),
  both('ata-ahead-of-time', 'ata ahead of time', 'ata-validator'),
  both('sury', 'sury', 'sury'),
  both('typia', 'typia', 'typia'),
  both('typia-cloned', 'typia, output cloned', 'typia'),
  both('typebox-0.34', '@sinclair/typebox', '@sinclair/typebox'),
  both('typebox', 'typebox', 'typebox'),
  both('arktype', 'arktype', 'arktype'),
  both('zod', 'zod', 'zod'),
  both('zod-mini', 'zod-mini', 'zod'),
  both('valibot', 'valibot', 'valibot'),
  both('effect', 'effect', 'effect'),
  both('superstruct', 'superstruct', 'superstruct'),
  both('class-validator', 'class-validator', 'class-validator'),
  json('json-parse', '`JSON.parse`, then `parse`'),
  json('parse-json', '**`parseJson`**'),
];

function both(name: string, title: string, from?: string): Peer {
  return { name, title, workloads: ['user', 'data'], ...(from && { package: from }) };
}

function user(name: string, title: string): Peer {
  return { name, title, workloads: ['user'] };
}

function json(name: string, title: string): Peer {
  return { name, title, workloads: ['json'] };
}

export function peersOf(workload: WorkloadName): Peer[] {
  return peers.filter((peer) => peer.workloads.includes(workload));
}

export function sourceOf(peer: Peer, workload: WorkloadName): string {
  return join(bench, 'peers', workload, `${peer.name}.ts`);
}

export function versionOf(packageName: string): string {
  const file = join(bench, 'node_modules', packageName, 'package.json');
  const manifest: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return manifest.version;
}
