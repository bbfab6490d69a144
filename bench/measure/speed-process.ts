/**
 * Times one peer in its own process. Arguments: its module, the workload, the budget in
 * milliseconds, and the fewest nanoseconds that `spin` took in earlier processes.
 */
import { pathToFileURL } from 'node:url';
import { workloads } from '../workloads/workloads.js';
import { INPUTS, type Task } from '../workloads/workload.js';
import { median } from './median.js';
import type { PeerModule } from './answer.js';

/** Nanoseconds per input, by task. Tasks that the peer has no function for are left out. */
export type SpeedReport = Record<string, number>;

export interface Timed {
  readonly report: SpeedReport;
  /** The shortest time of `spin`, here or in earlier processes. */
  readonly fastest: number;
}

/** Outputs are kept alive for a while, as a request keeps its body. */
const kept: unknown[] = [];

/**
 * The length of a sample in nanoseconds: more than the clock's resolution, less than a time slice.
 */
const SAMPLE = 1.5e6;

/** How many undisturbed samples to wait for. */
const ENOUGH = 15;

/** How many times the budget to wait for them: a machine may be slow for some seconds. */
const PATIENCE = 25;

/** A core counts as slowed if `spin` takes this many times its shortest time. */
const SLOWED = 1.12;

/** The data that `spin` reads. */
const LOOKED_AT = Array.from({ length: 100 }, (_, index) => ({
  id: index,
  name: `name ${index}`,
  open: true,
  tags: 1,
  place: null,
  age: index,
  bio: '',
}));

const [, , file, name, milliseconds, before] = process.argv;
let fastest = Number(before ?? Infinity);
const peer = (await import(pathToFileURL(file!).href)) as PeerModule;
const report: SpeedReport = {};
for (let round = 0; round < 200; round++) spin();
for (const task of workloads[name as keyof typeof workloads].tasks) {
  const call = peer[task.call];
  if (call) report[task.name] = timeOf(task, call, Number(milliseconds));
}
process.stdout.write(JSON.stringify({ report, fastest } satisfies Timed));

function timeOf(task: Task, call: (input: unknown) => unknown, budget: number): number {
  const once = (): void => {
    for (let index = 0; index < INPUTS; index++) kept[index] = call(task.inputs[index]);
  };
  const rounds = warmUp(once, budget);
  const samples: Sample[] = [];
  const start = performance.now();
  let undisturbed: Sample[] = [];
  let passed = 0;
  while (passed < budget || (undisturbed.length < ENOUGH && passed < PATIENCE * budget)) {
    samples.push(sample(once, rounds));
    fastest = Math.min(fastest, samples.at(-1)!.spin);
    undisturbed = samples.filter(({ spin, switches }) => switches === 0 && spin < fastest * SLOWED);
    passed = performance.now() - start;
  }
  return median((undisturbed.length > 0 ? undisturbed : samples).map(({ time }) => time));
}

interface Sample {
  /** Nanoseconds per input. */
  readonly time: number;
  /** How long `spin` took before or after. */
  readonly spin: number;
  /** How often another process got the core meanwhile. */
  readonly switches: number;
}

function sample(once: () => void, rounds: number): Sample {
  const before = spin();
  const switches = process.resourceUsage().involuntaryContextSwitches;
  const start = process.hrtime.bigint();
  for (let round = 0; round < rounds; round++) once();
  const time = Number(process.hrtime.bigint() - start) / rounds / INPUTS;
  const switched = process.resourceUsage().involuntaryContextSwitches - switches;
  return { time, spin: Math.max(before, spin()), switches: switched };
}

/** Runs until V8 has optimized the code. Returns how many rounds make a sample. */
function warmUp(once: () => void, budget: number): number {
  const end = performance.now() + budget;
  let rounds = 0;
  while (performance.now() < end) {
    once();
    rounds++;
  }
  return Math.max(1, Math.round((rounds * SAMPLE) / (budget * 1e6)));
}

/**
 * A fixed piece of work that shows whether the core was taken away or slowed. It does what a parser
 * does: while the core's other thread is busy, arithmetic alone loses a fiftieth of its speed, but
 * this loses a third, as parsing does.
 */
function spin(): number {
  const start = process.hrtime.bigint();
  let sum = 0;
  for (let index = 0; index < 5_000; index++) {
    const looked = LOOKED_AT[index % LOOKED_AT.length]!;
    for (const key in looked) sum += key.length;
    sum += looked.name.length;
  }
  kept[127] = sum;
  return Number(process.hrtime.bigint() - start);
}
