import { kilobytes, section, table } from '../markdown.js';
import type { Budget } from '../budget.js';
import { measureBundles, type Size } from '../measure/bundle-size.js';
import { measureColdStarts } from '../measure/cold-start.js';
import { measureMemory } from '../measure/memory.js';
import { measureSpeed, type Speed, type Speeds } from '../measure/speed.js';
import { askPeers, type Vectors } from '../measure/vector.js';
import type { VectorReport } from '../measure/vector-process.js';
import { MEASURE, peersOf, versionOf, type Peer } from '../peers.js';

const UNIT =
  'How often each does the work while the hand-written parser does it once: more is faster. In brackets: it does less, see below.';

export async function userTable(budget: Budget): Promise<string> {
  const vectors = askPeers('user');
  const speeds = measureSpeed('user', budget);
  const costs: Costs = {
    bundles: await measureBundles(),
    coldStarts: measureColdStarts(budget),
    memory: measureMemory(),
  };
  const head = ['', ...tasksOf(speeds), 'returns', 'min+gzip kB', 'start ms', 'bytes a parse'];
  const rows = peersOf('user').map((peer) => [
    ...speedCells(peer, { vectors, speeds }),
    ...costCells(peer, costs),
  ]);
  return section(
    'Parsing the update of a user',
    'Every object strict, all mistakes named with their path. Full: all eight fields; mix: some of them in any order; attack: and `is_admin`; invalid: three mistakes; full? and mix?: only whether.',
    UNIT,
    table(head, rows),
    measureNote(speeds),
    notesOf({ vectors, speeds }),
  );
}

export function dataTable(budget: Budget): string {
  const vectors = askPeers('data');
  const speeds = measureSpeed('data', budget);
  const rows = peersOf('data').map((peer) => speedCells(peer, { vectors, speeds }));
  return section(
    'The object of the public typescript-runtime-type-benchmarks',
    'parseStrict: the object or an exception, also for unknown keys; assertStrict: only whether.',
    UNIT,
    table(['', ...tasksOf(speeds), 'returns'], rows),
    measureNote(speeds),
    notesOf({ vectors, speeds }),
  );
}

interface Results {
  readonly vectors: Vectors;
  readonly speeds: Speeds;
}

interface Costs {
  readonly bundles: ReadonlyMap<Peer, Size>;
  readonly coldStarts: ReadonlyMap<Peer, number>;
  readonly memory: ReadonlyMap<Peer, number>;
}

function speedCells(peer: Peer, { vectors, speeds }: Results): string[] {
  const vector = vectors.get(peer)!;
  const cells = tasksOf(speeds).map((task) => {
    const time = speeds.get(peer)!.median[task];
    if (time === undefined) return '–';
    if (isOtherwise(vector)) return 'differs';
    const ratio = inShort(measureOf(speeds).median[task]! / time);
    return namesFewer(vector, task) ? `(${ratio})` : ratio;
  });
  const version = peer.package ? ` ${versionOf(peer.package)}` : '';
  return [peer.title + version, ...cells, vector.fresh ? 'fresh' : 'the input'];
}

/** A ratio with two significant digits. */
function inShort(ratio: number): string {
  return ratio.toFixed(ratio < 0.1 ? 3 : 2);
}

function costCells(peer: Peer, { bundles, coldStarts, memory }: Costs): string[] {
  return [
    kilobytes(bundles.get(peer)!.gzipped),
    coldStarts.get(peer)!.toFixed(1),
    memory.get(peer)!.toFixed(0),
  ];
}

function isOtherwise({ otherwise }: VectorReport): boolean {
  return otherwise.some(({ answer }) => answer === 'differs');
}

function namesFewer({ otherwise }: VectorReport, task: string): boolean {
  return otherwise.some(({ name, answer }) => name === task && answer !== 'differs');
}

function tasksOf(speeds: Speeds): string[] {
  return Object.keys(measureOf(speeds).median);
}

function measureOf(speeds: Speeds): Speed {
  for (const [peer, speed] of speeds) if (peer.name === MEASURE) return speed;
  throw new Error('The hand-written parser was not measured');
}

function measureNote(speeds: Speeds): string {
  const times = Object.entries(measureOf(speeds).median).map(
    ([task, time]) => `${task} ${time.toFixed(0)} ns`,
  );
  return `The hand-written parser takes: ${times.join(', ')}.`;
}

/** Notes on peers that give other answers, or whose speed varies. */
function notesOf({ vectors, speeds }: Results): string {
  const notes = [...vectors].flatMap(([peer, vector]) => {
    const parts = [...answersOf(vector), ...bestOf(speeds.get(peer)!, measureOf(speeds))];
    return parts.length === 0 ? [] : [`- ${peer.title}: ${parts.join('; ')}.`];
  });
  return notes.join('\n');
}

function answersOf({ otherwise, hostile }: VectorReport): string[] {
  const kinds = new Map<string, string[]>();
  const add = (kind: string, name: string) => kinds.set(kind, [...(kinds.get(kind) ?? []), name]);
  for (const { name, answer } of otherwise) {
    add(answer === 'differs' ? 'accepts or refuses differently' : answer, name);
  }
  for (const name of hostile) add('refuses or accepts differently, and still counts', name);
  return [...kinds].map(
    ([kind, names]) => `${kind} (${names.map((name) => `\`${name}\``).join(', ')})`,
  );
}

/**
 * If a process is this much faster than the median, it is no accident: V8 optimized it differently.
 */
const APART = 1.25;

function bestOf({ median, best }: Speed, measure: Speed): string[] {
  const apart = Object.keys(median).filter((task) => median[task]! > best[task]! * APART);
  const ratios = apart.map((task) => `\`${task}\` ${inShort(measure.best[task]! / best[task]!)}`);
  return ratios.length === 0 ? [] : [`in its best process ${ratios.join(', ')}`];
}
