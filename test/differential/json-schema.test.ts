/**
 * The JSON Schema of a Dto never refuses what its parser accepts. Where it can be exact, it accepts
 * nothing else.
 */
import { describe, test } from 'vitest';
import { ajvFor } from './ajv.js';
import { dtoFor, EVERYTHING } from './answers.js';
import type { Loaded } from './compile.js';
import type { Asker, Shape } from './description.js';
import { kindsInEveryWay } from './every-kind.js';
import { exact } from './exact.js';
import { expectNone, expectNoneIn, IS_SHORT, SEED, type Scope } from './expect-none.js';
import type { Complaint, Question } from './hunt.js';
import { asJson } from './inputs.js';
import { losesValues } from './loses-values.js';
import { calledIn, sorts } from './known-differences.js';
import { print } from './print.js';
import { programs } from './programs.js';
import { allSchemasIn } from './walk.js';

type Target = 'draft-2020-12' | 'draft-07';

const LONG = { timeout: 1e9 };

/** Fewer cases than elsewhere, because a schema is compiled for each asker. */
const ALL: Scope = { part: 0.1 };
const EXACT: Scope = { ...ALL, programs: programs.map(exact) };

const TARGETS = ['draft-2020-12', 'draft-07'] as const;

/** Made once: before its first schema, each compiles the schema of schemas. */
const AJV = { 'draft-2020-12': ajvFor('draft-2020-12'), 'draft-07': ajvFor('draft-07') };

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

  test('what a parser returns, its output schema takes', LONG, () => expectNone(returned, ALL));

  test.skipIf(IS_SHORT)(
    'of every kind of schema, the output schema takes what is returned',
    LONG,
    () => expectNoneIn(kindsInEveryWay, returned),
  );

  test('the openapi-3.0 schema is JSON', LONG, () =>
    expectNone((loaded, asker) => {
      const { input } = dtoFor(loaded, asker)['~standard'].jsonSchema;
      const made = attempt(() => JSON.stringify(input({ target: 'openapi-3.0' })));
      return () => (typeof made === 'string' ? undefined : made);
    }, ALL),
  );
});

function questionOf(target: Target, isWrong: IsWrong): Question {
  return (loaded, asker) => {
    const schema = schemaOf(loaded, asker, 'input', target);
    if (schema === undefined || 'kind' in schema) return () => schema;
    return (input) => {
      for (const json of inputsIn(asJson(input), asker.shape)) {
        const isTaken = schema.parse(json).success;
        if (!isWrong(isTaken, schema.isValid(json))) continue;
        const kind = isTaken ? 'Only the parser takes' : 'Only the schema takes';
        return { kind, text: `${kind} ${print(json)}\n\n${schema.text}` };
      }
      return undefined;
    };
  };
}

/** Whether what a parser returns is described. */
const returned: Question = (loaded, asker) => {
  const schema = schemaOf(loaded, asker, 'output', 'draft-2020-12');
  if (schema === undefined || 'kind' in schema) return () => schema;
  if (allSchemasIn(loaded.program).some(losesValues)) return () => undefined;
  return (input) => {
    for (const json of inputsIn(asJson(input), asker.shape)) {
      const result = schema.parse(json);
      const output = result.success ? asJson(result.output) : undefined;
      if (output === undefined || schema.isValid(output)) continue;
      const text = `${print(json)} is returned as ${print(output)}\n\n${schema.text}`;
      return { kind: 'output', text };
    }
    return undefined;
  };
};

interface Described {
  readonly text: string;
  readonly parse: (input: unknown) => ReturnType<Loaded['safeParse']>;
  readonly isValid: (json: unknown) => boolean;
}

/** A Dto and its schema; a complaint if there is none; nothing if the parser may throw. */
function schemaOf(
  loaded: Loaded,
  asker: Asker,
  side: 'input' | 'output',
  target: Target,
): Described | Complaint | undefined {
  if (calledIn(loaded.program).some(sorts)) return undefined;
  const dto = dtoFor(loaded, asker);
  const parse: Described['parse'] = (input) => loaded.safeParse(dto, input, EVERYTHING);
  return attempt(() => {
    const schema = dto['~standard'].jsonSchema[side]({ target });
    const ajv = AJV[target];
    const isValid = ajv.compile(schema);
    ajv.removeSchema(schema); // or it would be kept
    return { text: JSON.stringify(schema, undefined, 2), parse, isValid };
  });
}

/**
 * An input. Of an update, each field alone, too, because one that is refused hides the others, and
 * each deleted.
 */
function inputsIn(json: unknown, shape: Shape): unknown[] {
  if (json === undefined) return [];
  if (shape !== 'update' || typeof json !== 'object' || json === null) return [json];
  const alone = Object.entries(json).flatMap(([key, value]): [string, unknown][] => [
    [key, value],
    [key, null],
  ]);
  return [json, ...alone.map((entry) => Object.fromEntries([entry]))];
}

function attempt<Result>(run: () => Result): Result | Complaint {
  try {
    return run();
  } catch (error) {
    return { kind: 'no schema', text: String(error) };
  }
}
