/**
 * What `attacksFor` makes for random Dtos is refused by their parsers, and JSON where it says so.
 */
import { describe, expect, test } from 'vitest';
import { toProblem } from '../../src/runtime/problem.js';
import { safeParseForm } from '../../src/runtime/form/parse-form.js';
import { safeParseJson } from '../../src/runtime/json/parse-json.js';
import type { Attack } from '../../src/testing/attack.js';
import { attacksFor } from '../../src/testing/attacks-for.js';
import { isExpected } from '../../src/testing/is-expected.js';
import { dtoFor, EVERYTHING } from './answers.js';
import { exact } from './exact.js';
import { expectNone, SEED, type Scope } from './expect-none.js';
import type { Complaint, Question } from './hunt.js';
import { calledIn, sorts } from './known-differences.js';
import { print } from './print.js';
import { programs } from './programs.js';

/** To be sure that attacks can be made for many of the Dtos. */
const seen = { attacked: 0, json: 0, form: 0 };

const refused: Question = (loaded, asker) => {
  if (calledIn(loaded.program).some(sorts)) return () => undefined; // which may throw
  const dto = dtoFor(loaded, asker);
  const complaint = firstComplaint(attacksOn(dto), (attack) => complaintAbout(dto, attack));
  return () => complaint;
};

type Attacked = Parameters<typeof attacksFor>[0];

/** The attacks on a Dto; none if no valid body can be made for it. */
function* attacksOn(dto: Attacked): Generator<Attack, void> {
  try {
    yield* attacksFor(dto);
    seen.attacked++;
  } catch (error) {
    if (!(error instanceof TypeError && error.message.startsWith('No valid body'))) throw error;
  }
}

function firstComplaint(
  attacks: Iterable<Attack>,
  ask: (attack: Attack) => Complaint | undefined,
): Complaint | undefined {
  for (const attack of attacks) {
    const complaint = ask(attack);
    if (complaint) return complaint;
  }
  return undefined;
}

function complaintAbout(dto: Attacked, attack: Attack): Complaint | undefined {
  const { name, class: kind, carrier, body, expected } = attack;
  const result = answerTo(dto, attack);
  if (result === undefined) return undefined;
  if (result.success) return { kind, text: `${name} is taken: ${print(body)}` };
  // A form may be refused while it is read, at what its schema says of no form.
  if (carrier === 'form' || expected.pointer === undefined) return undefined;
  const named = toProblem(result.issues).errors.map(({ pointer }) =>
    decodeURIComponent(pointer.slice(1)),
  );
  if (named.some((one) => isExpected(attack, one))) return undefined;
  return { kind, text: `${name} is refused at ${named.join()}: ${print(body)}` };
}

/** What the parser for the carrier says; `undefined` if it is not for a parser to refuse. */
function answerTo(
  dto: Attacked,
  { carrier, contentType, headers, query, body }: Attack,
): ReturnType<typeof safeParseJson> | undefined {
  if (Object.keys(headers).length > 0 || query !== '') return undefined;
  if (carrier === 'json' && contentType === 'application/json') {
    seen.json++;
    return safeParseJson(dto, body, EVERYTHING);
  }
  if (carrier === 'form' && typeof body === 'string') {
    seen.form++;
    return safeParseForm(dto, new URLSearchParams(body), EVERYTHING);
  }
  return undefined;
}

/**
 * Attacks are made from the JSON Schema. Where that says more than the parser takes, some are none.
 */
const EXACT: Scope = { part: 0.1, programs: programs.map(exact) };

describe(`seed ${SEED}`, () => {
  test('every attack is refused where it says', { timeout: 1e9 }, async () => {
    await expectNone(refused, EXACT);
    expect(Math.min(seen.attacked, seen.json, seen.form)).toBeGreaterThan(0);
  });
});
