/**
 * The JSON Schema of a Dto never refuses what its parser accepts. Where it can be exact, it accepts
 * nothing else.
 */
import { Ajv, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, test } from 'vitest';
import { dtoFor, EVERYTHING } from './answers.js';
import { exact } from './exact.js';
import { expectNone, SEED, type Scope } from './expect-none.js';
import type { Complaint, Question } from './hunt.js';
import { asJson } from './inputs.js';
import { calledIn, sorts } from './known-differences.js';
import { print } from './print.js';
import { programs } from './programs.js';

type Target = 'draft-2020-12' | 'draft-07';

const LONG = { timeout: 1e9 };

/** Tuples and unions of types are allowed, and inherited keys don't count. */
const OPTIONS: Options = {
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  ownProperties: true,
  multipleOfPrecision: 9, // without it, 1e21 is no multiple of 1
};

function validatorOf(target: Target, schema: object): (value: unknown) => boolean {
  const ajv = target === 'draft-07' ? new Ajv(OPTIONS) : new Ajv2020(OPTIONS);
  return formats.default(ajv).compile(schema);
}

/** Fewer cases than elsewhere, because a schema is compiled for each asker. */
const ALL: Scope = { part: 0.1 };
const EXACT: Scope = { ...ALL, programs: programs.map(exact) };

const TARGETS = ['draft-2020-12', 'draft-07'] as const;

describe(`seed ${SEED}`, () => {
  test.each(TARGETS)('what a parser takes, its %s schema takes', LONG, (target) =>
    expectNone(
      questionOf(target, (isTaken, isValid) => isTaken && !isValid),
      ALL,
    ),
  );

  test.each(TARGETS)('where JSON Schema can say it, parser and %s schema agree', LONG, (target) =>
    expectNone(
      questionOf(target, (isTaken, isValid) => isTaken !== isValid),
      EXACT,
    ),
  );

  test('the openapi-3.0 schema is JSON', LONG, () =>
    expectNone((loaded, asker) => {
      const { input } = dtoFor(loaded, asker)['~standard'].jsonSchema;
      const complaint = caught(() => JSON.stringify(input({ target: 'openapi-3.0' })));
      return () => complaint;
    }, ALL),
  );
});

function questionOf(
  target: Target,
  isWrong: (isTaken: boolean, isValid: boolean) => boolean,
): Question {
  return (loaded, asker) => {
    const dto = dtoFor(loaded, asker);
    if (calledIn(loaded.program).some(sorts)) return () => undefined; // which may throw
    let schema: Record<string, unknown> = {};
    let validate: (json: unknown) => boolean = () => true;
    const complaint = caught(() => {
      schema = dto['~standard'].jsonSchema.input({ target });
      validate = validatorOf(target, schema);
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
