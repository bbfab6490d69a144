import type { Evaluating } from '../1-load/loaded.js';

/** In bytes. A path has at most 4,096, and JSON takes six for some of them. */
const ROOM = 2 ** 16;

/** The names of exports have no limit. */
const LONGEST_NAME = 1_000;

/** Since when, in nanoseconds, and the length of the text that follows. */
const HEAD = 2 * BigInt64Array.BYTES_PER_ELEMENT;

/**
 * Which of the user's code a worker runs, written to memory that the thread watching it reads. It is
 * noted for every export of every file: as messages, that would keep both threads busy.
 */
export class Whereabouts {
  readonly memory: SharedArrayBuffer;
  readonly #head: BigInt64Array;
  readonly #text: Buffer;

  /** @param memory That of the other thread; its own, if it is the first. */
  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(HEAD + ROOM)) {
    this.memory = memory;
    this.#head = new BigInt64Array(memory, 0, 2);
    this.#text = Buffer.from(memory, HEAD);
  }

  /** Notes what runs from now on; `undefined` if it is no code of the user's. */
  note(evaluating: Evaluating | undefined): void {
    if (evaluating === undefined) return void Atomics.store(this.#head, 0, 0n);
    const { reading, ...where } = evaluating;
    const name = reading?.slice(0, LONGEST_NAME);
    const text = JSON.stringify({ ...where, ...(name !== undefined && { reading: name }) });
    Atomics.store(this.#head, 1, BigInt(this.#text.write(text)));
    Atomics.store(this.#head, 0, process.hrtime.bigint());
  }

  /** What ran last; `undefined` if nothing has, or if the next is being noted right now. */
  latest(): Evaluating | undefined {
    const text = this.#text.toString('utf8', 0, Number(Atomics.load(this.#head, 1)));
    try {
      return JSON.parse(text) as Evaluating;
    } catch {
      return undefined; // empty, or half a text
    }
  }

  /** For how many milliseconds the user's code has been at the same place; 0 if it doesn't run. */
  waitingFor(): number {
    const since = Atomics.load(this.#head, 0);
    return since === 0n ? 0 : Number(process.hrtime.bigint() - since) / 1e6;
  }
}
