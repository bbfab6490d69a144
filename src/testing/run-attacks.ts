import type { Dto } from '../runtime/index.js';
import type { Attack } from './attack.js';
import { attacksFor, type AttackOptions } from './attacks-for.js';
import { isExpected } from './is-expected.js';
import { snapshotOf } from './snapshot-of.js';
import { storedValues } from './stored-values.js';

/** The answer of a server to an attack. */
export interface AttackAnswer {
  readonly status: number;
  /** The places that the answer named, as JSON Pointers. */
  readonly pointers: readonly string[];
}

/** The result of an attack. It holds pointers, but no values of the record. */
export interface AttackResult {
  readonly attack: Attack;
  readonly status: number;
  /** The expected place if the answer named it; otherwise the first place that it named. */
  readonly pointer: string | undefined;
  /** The protected values that changed in the stored record, as JSON Pointers. */
  readonly stored: readonly string[];
  /**
   * The keys that the attack left on `Object.prototype`, if the server runs in this process. They
   * are removed again.
   */
  readonly polluted: readonly string[];
  /**
   * Whether the attack was refused with a status of 4xx, at the expected place, or accepted if its
   * body is harmless (`expected.status`); with nothing stored or left behind.
   */
  readonly passed: boolean;
}

/** Sends an attack: by `fetch` (see `sendTo`), or with the test client of a framework. */
export type SendAttack = (attack: Attack) => Promise<AttackAnswer>;

/**
 * Reads the stored record that an attack is aimed at, as it is now, as an object with own keys;
 * `undefined` or `null` if there is none.
 */
export type ReadBack = (attack: Attack) => Promise<unknown>;

/**
 * Sends every attack on a Dto, and reads the stored record before and after each one: a status
 * alone proves neither that something was stored nor that nothing was.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner`.
 * @param send Sends one attack, and returns the answer.
 * @param readBack Reads the attacked record: from the database, not through the API.
 * @param options Those of `attacksFor`.
 *
 * @returns The result of each attack. `passed` says whether the server withstood it.
 *
 * @throws What `send`, `readBack` or `attacksFor` throws: a server that does not answer is not a
 * result.
 * @throws {TypeError} If `readBack` returns a list, or a record of a class with accessors, whose
 * values would not be found.
 *
 * @example
 * ```ts
 * import type { Dto } from 'gen-dtos/runtime';
 * import { runAttacks, sendTo } from 'gen-dtos/testing';
 *
 * declare const updateUserByOwner: Dto<{ email?: string; is_admin?: never }>;
 * declare function findUser(id: string): Promise<object | undefined>;
 *
 * const send = sendTo('http://127.0.0.1:3000/users/1', { authorization: 'ApiKey key-of-mallory' });
 * const results = await runAttacks(updateUserByOwner, send, () => findUser('1'));
 * results.filter(({ passed }) => !passed); // []
 * ```
 */
export async function runAttacks(
  dto: Dto<object, unknown>,
  send: SendAttack,
  readBack: ReadBack,
  options?: AttackOptions,
): Promise<AttackResult[]> {
  const results: AttackResult[] = [];
  for (const attack of attacksFor(dto, options)) {
    results.push(await runAttack(dto, attack, { send, readBack }));
  }
  return results;
}

/**
 * Sends one attack, as `runAttacks` does with each, so that each can have its own test.
 *
 * @param dto The Dto that the attack was made for.
 * @param attack One of the attacks that `attacksFor` yields.
 * @param door How to send the attack, and how to read back the attacked record.
 *
 * @returns The result. `passed` says whether the server withstood the attack.
 *
 * @throws What `send` or `readBack` throws.
 *
 * @example
 * ```ts
 * import type { Dto } from 'gen-dtos/runtime';
 * import { attacksFor, runAttack, sendTo } from 'gen-dtos/testing';
 *
 * declare const updateUserByOwner: Dto<{ email?: string; is_admin?: never }>;
 * declare function findUser(id: string): Promise<object | undefined>;
 *
 * const send = sendTo('http://127.0.0.1:3000/users/1', { authorization: 'ApiKey key-of-mallory' });
 * for (const attack of attacksFor(updateUserByOwner)) {
 *   const result = await runAttack(updateUserByOwner, attack, { send, readBack: () => findUser('1') });
 *   result.passed; // true
 * }
 * ```
 */
export async function runAttack(
  dto: Dto<object, unknown>,
  attack: Attack,
  { send, readBack }: { readonly send: SendAttack; readonly readBack: ReadBack },
): Promise<AttackResult> {
  const before = snapshotOf(await readBack(attack));
  const inherited = new Set(Reflect.ownKeys(Object.prototype));
  const { status, pointers } = await send(attack);
  const polluted = removeAllBut(inherited);
  const after = await readBack(attack);
  const named = pointers.find((pointer) => isExpected(attack, pointer));
  const stored = storedValues(dto['~dto'], attack, before, after);
  const { expected } = attack;
  const isAnswered = (status >= 400 || expected.status === 'ignored') && status < 500;
  const isNamed = expected.pointer === undefined || named !== undefined;
  return {
    attack,
    status,
    pointer: named ?? pointers[0],
    stored,
    polluted,
    passed: isAnswered && isNamed && stored.length === 0 && polluted.length === 0,
  };
}

/**
 * Removes and returns the keys that were added to `Object.prototype`, which everything after would
 * inherit.
 */
function removeAllBut(inherited: ReadonlySet<string | symbol>): string[] {
  const added = Reflect.ownKeys(Object.prototype).filter((key) => !inherited.has(key));
  for (const key of added) Reflect.deleteProperty(Object.prototype, key);
  return added.map(String);
}
