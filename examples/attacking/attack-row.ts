import type { Answer, Attack, Outcome, Row } from './attack.js';
import { cleanPrototype, isPolluted } from './prototype.js';

/** Where the rows are that an attack is after. */
export interface AttackedRows {
  readonly rows: (query: string) => Promise<Row[]>;
  /** Puts back those that every attack starts from. */
  readonly reset: () => Promise<void>;
}

/** Sends an attack, from the same rows each time, and reads back the row that it is after. */
export async function attackRow(
  { rows, reset }: AttackedRows,
  { row }: Pick<Attack, 'row'>,
  send: () => Promise<Answer>,
): Promise<Outcome> {
  const readRow = async (): Promise<Row | undefined> => (await rows(`select * from ${row}`))[0];
  await reset();
  const before = await readRow();
  try {
    const answer = await send();
    return { answer, before, after: await readRow(), polluted: isPolluted() };
  } finally {
    cleanPrototype();
  }
}
