import { isDeepStrictEqual } from 'node:util';
import type { Dto } from 'gen-dtos/runtime';
import {
  attacksFor,
  runAttack,
  type AttackOptions,
  type AttackResult,
  type Carrier,
  type SendAttack,
} from 'gen-dtos/testing';
import type { Row } from './attack.js';

/** One handler under every attack that there is on what it parses. */
export interface Attacked {
  readonly dto: Dto<object, unknown>;
  readonly options: AttackOptions;
  readonly send: SendAttack;
  /** What the handler takes. It refuses all else unread. */
  readonly carriers: readonly Carrier[];
  /** Whether names in forms and queries are read as places: then the answer names the place. */
  readonly readsPlaces?: boolean;
  /** All that it could write. */
  readonly readRows: () => Promise<readonly Row[]>;
  /** Whether an attack is after this row. */
  readonly isAimedAt: (row: Row) => boolean;
  readonly reset: () => Promise<void>;
}

/** What became of an attack, and whether any row is another now. */
export interface AttackOutcome extends AttackResult {
  readonly isChanged: boolean;
}

/** Sends every attack from the same rows. */
export async function outcomesOf(attacked: Attacked): Promise<AttackOutcome[]> {
  const { dto, options, send, readRows, isAimedAt, reset } = attacked;
  await reset();
  let start = await readRows();
  const outcomes: AttackOutcome[] = [];
  for (const attack of attacksFor(dto, options)) {
    let rows = start;
    const result = await runAttack(dto, attack, {
      async send(one) {
        const answer = await send(one);
        rows = await readRows();
        return answer;
      },
      readBack: async () => rows.find(isAimedAt),
    });
    const isChanged = !isDeepStrictEqual(rows, start);
    outcomes.push({ ...result, isChanged });
    if (isChanged) {
      await reset();
      start = await readRows();
    }
  }
  return outcomes;
}

/** The attacks that were not refused as they should be, or did something, in words. */
export const failuresIn = (outcomes: readonly AttackOutcome[], attacked: Attacked): string[] =>
  outcomes.filter((outcome) => !isStopped(outcome, attacked)).map(inWords);

function isStopped(outcome: AttackOutcome, { carriers, readsPlaces }: Attacked): boolean {
  const { attack, status, pointer, stored, polluted, passed, isChanged } = outcome;
  if (attack.expected.status === 'ignored') return passed; // its body is `{}`, and may set a time
  if (isChanged || stored.length > 0 || polluted.length > 0) return false;
  if (!carriers.includes(attack.carrier)) return passed || UNREAD.has(status);
  const isPlace = readsPlaces === true && PAIRS.has(attack.carrier) && pointer !== undefined;
  return passed || (isPlace && (status === 422 || status === 400));
}

/** What is sent as names and values. */
const PAIRS: ReadonlySet<Carrier> = new Set<Carrier>(['form', 'multipart', 'query']);

/** Of another type, too large for a body or an address, or with a key in the address. */
const UNREAD: ReadonlySet<number> = new Set([400, 401, 413, 414, 415, 431]);

const inWords = ({ attack, status, pointer, stored, isChanged }: AttackOutcome): string =>
  `${attack.name}: ${status} at ${pointer}, not ${attack.expected.pointer}; stored ${stored}; ` +
  (isChanged ? 'rows changed' : 'no row changed');

/** How many stored what was not theirs to write. */
export const countStored = (outcomes: readonly AttackOutcome[]): number =>
  outcomes.filter(({ stored, polluted }) => stored.length + polluted.length > 0).length;
