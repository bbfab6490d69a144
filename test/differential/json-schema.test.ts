/**
 * The JSON Schema of a Dto never refuses what its parser accepts. Where it can be exact, it accepts
 * nothing else.
 */
import { describe, test } from 'vitest';
import { ajvFor } from './ajv.js';
import { dtoFor, EVERYTHING } from './answers.js';
import { kindsInEveryWay } from './every-kind.js';
import { exact } from './exact.js';
import { expectNone, expectNoneIn, SEED, type Scope } from './expect-none.js';
import type { Complaint, Question } from './hunt.js';
import { asJson } from './inputs.js';
import { calledIn, sorts } from './known-differences.js';
import { print } from './print.js';
import { programs } from './programs.js';

type Target = 'draft-2020-12' | 'draft-07';

const LONG = { timeout: 1e9 };

/** Fewer cases than elsewhere, because a schema is compiled for each asker. */
const ALL: Scope = { part: 0.1 };
const EXACT: Scope = { ...ALL, programs: programs.map(exact) };

const TARGETS = ['draft-2020-12', 'draft-07'] as const;

type IsWrong = (isTaken: boolean, isValid: boolean) => boolean;

const isNarrower: IsWrong = (isTaken, isValid) => isTaken && !isValid;
const isOther: IsWrong = (isTaken, isValid) => isTaken !== isValid;

describe(`seed ${SEED}`, () => {
  test.each(TARGETS)('what a parser takes, its %s schema takes', LONG, (target) =>
    expectNone(questionOf(target, isNarrower), ALL),
  );

  test.each(TARGETS)('where JSON Schema can say it, parser and %s schema agree', LONG, (target) =>
    expectNone(questionOf(target, isOther), EXACT),
  );

  // Their parts of random programs are few.
  test.each([
    ['the schema takes what a parser takes', kindsInEveryWay, isNarrower],
    ['where JSON Schema can say it, they agree', kindsInEveryWay.map(exact), isOther],
  ])('of every kind of schema, %s', LONG, (_, kinds, isWrong) =>
    expectNoneIn(kinds, questionOf('draft-2020-12', isWrong)),
  );

  test('the openapi-3.0 schema is JSON', LONG, () =>
    expectNone((loaded, asker) => {
      const { input } = dtoFor(loaded, asker)['~standard'].jsonSchema;
      const complaint = caught(() => JSON.stringify(input({ target: 'openapi-3.0' })));
      return () => complaint;
    }, ALL),
  );
});

function questionOf(target: Target, isWrong: IsWrong): Question {
  return (loaded, asker) => {
    const dto = dtoFor(loaded, asker);
    if (calledIn(loaded.program).some(sorts)) return () => undefined; // which may throw
    let schema: Record<string, unknown> = {};
    let validate: (json: unknown) => boolean = () => true;
    const complaint = caught(() => {
      schema = dto['~standard'].jsonSchema.input({ target });
      validate = ajvFor(target).compile(schema);
    });
    if (complaint) return () => complaint;
    return (input) => {
      const json = asJson(input);
      if (json === undefined) return undefined;
      const isTaken = loaded.safeParse(dto, json, EVERYTHING).success;
      const isValid = validate(json);
      if (!isWrong(isTaken, isValid)) return undefined;
      const kind = isTaken ? 'Only the parser takes' : 'Only the schema takes';
      return { kind, text: `${kind} ${print(json)}\n\n${JSON.stringify(schema, undefined, 2)}` };
    };
  };
}

function caught(run: () => void): Complaint | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return { kind: 'no schema', text: String(error) };
  }
}
