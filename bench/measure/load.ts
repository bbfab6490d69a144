import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { Budget } from '../budget.js';
import { bench } from '../folders.js';
import type { Twins } from '../load/twins.js';
import { median } from './median.js';

/** How a server performs with one of the twins. */
export interface Load {
  readonly requestsPerSecond: number;
  /** The server's CPU time per request, in microseconds. */
  readonly cpuTime: number;
}

/** The medians over all rounds for each twin, and the median ratio of the twins within a round. */
export interface Loads {
  readonly unsafe: Load;
  readonly safe: Load;
  /** The safe twin relative to the unsafe one. */
  readonly times: Load;
}

/**
 * Sends requests to the twins in turn, round after round, over 10 connections on this machine.
 * Rounds are short, so that whatever slows the machine slows both twins.
 *
 * @param name The name of a file in `load/`.
 *
 * @throws If a request is not answered with 200.
 */
export async function measureLoad(
  name: string,
  { loadRounds, loadSeconds }: Budget,
): Promise<Loads> {
  const server = fork(join(bench, 'load', `${name}.ts`));
  try {
    const [twins] = (await once(server, 'message')) as [Twins];
    const unsafe: Load[] = [];
    const safe: Load[] = [];
    for (let round = 0; round <= loadRounds; round++) {
      const isUnsafeFirst = round % 2 === 0;
      if (isUnsafeFirst) unsafe.push(await loadOne(server, twins, 'unsafe', loadSeconds));
      safe.push(await loadOne(server, twins, 'safe', loadSeconds));
      if (!isUnsafeFirst) unsafe.push(await loadOne(server, twins, 'unsafe', loadSeconds));
    }
    return summaryOf(unsafe.slice(1), safe.slice(1)); // the first round warms up
  } finally {
    server.kill();
  }
}

function summaryOf(unsafe: readonly Load[], safe: readonly Load[]): Loads {
  const times = safe.map((one, round): Load => {
    const other = unsafe[round]!;
    return {
      requestsPerSecond: one.requestsPerSecond / other.requestsPerSecond,
      cpuTime: one.cpuTime / other.cpuTime,
    };
  });
  return { unsafe: mediansOf(unsafe), safe: mediansOf(safe), times: mediansOf(times) };
}

async function loadOne(
  server: ChildProcess,
  { method, headers, body, ...urls }: Twins,
  twin: 'unsafe' | 'safe',
  seconds: number,
): Promise<Load> {
  const before = await cpuTimeOf(server);
  const { requests, duration, non2xx, errors, timeouts } = await autocannon({
    url: urls[twin],
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body,
    connections: 10,
    duration: seconds,
  });
  if (non2xx + errors + timeouts > 0) throw new Error(`${urls[twin]} did not answer with 200.`);
  const cpuTime = ((await cpuTimeOf(server)) - before) / requests.total;
  return { requestsPerSecond: requests.total / duration, cpuTime };
}

async function cpuTimeOf(server: ChildProcess): Promise<number> {
  server.send('cpu');
  const [microseconds] = (await once(server, 'message')) as [number];
  return microseconds;
}

const mediansOf = (loads: readonly Load[]): Load => ({
  requestsPerSecond: median(loads.map(({ requestsPerSecond }) => requestsPerSecond)),
  cpuTime: median(loads.map(({ cpuTime }) => cpuTime)),
});
