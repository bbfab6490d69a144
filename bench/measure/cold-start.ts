import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtParser } from '../build.js';
import type { Budget } from '../budget.js';
import { bench, made } from '../folders.js';
import { peersOf, type Peer } from '../peers.js';
import { runOrThrow } from '../product.js';
import { median } from './median.js';

/**
 * The extra milliseconds of CPU time that a program needs to start with this parser, including
 * reading packages from disk and parsing a first body. CPU time leaves out other programs.
 */
export function measureColdStarts({ coldStarts }: Budget): ReadonlyMap<Peer, number> {
  const peers = peersOf('user');
  const programs = new Map(peers.map((peer) => [peer, program(peer.name, starting(peer))]));
  const empty = program('empty', '');
  const times = new Map(peers.map((peer): [Peer, number[]] => [peer, []]));
  for (let round = 0; round < coldStarts; round++) {
    const nothing = timeOf(empty);
    for (const peer of peers) times.get(peer)!.push(timeOf(programs.get(peer)!) - nothing);
  }
  return new Map([...times].map(([peer, samples]) => [peer, median(samples)]));
}

function starting(peer: Peer): string {
  const address = pathToFileURL(builtParser(peer)).href;
  return `import { parse } from ${JSON.stringify(address)};\nparse({ age: 30 });\n`;
}

function program(name: string, text: string): string {
  const file = join(made, 'build', `start-${name}.mjs`);
  const told = 'const { user, system } = process.cpuUsage();\nconsole.log(user + system);\n';
  writeFileSync(file, text + told);
  return file;
}

function timeOf(file: string): number {
  return Number(runOrThrow(process.execPath, [file], bench)) / 1000;
}
