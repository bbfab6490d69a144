/** Properties that hold for every model, role and input. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { dtoFor, guardFor, mayReferenceFor } from './answers.js';
import type { Asker, Program } from './description.js';
import { expectNone, SEED, type Scope } from './expect-none.js';
import type { Question } from './hunt.js';
import { asJson } from './inputs.js';
import { calledIn, makesKeys, sorts } from './known-differences.js';
import { print } from './print.js';
import { programs } from './programs.js';
import { pure } from './pure.js';
import type { safeParse } from '../../src/runtime/parse.js';
import { sourceOf } from './source.js';
import { strayKeys } from './stray-keys.js';
import { allSchemasIn, holdsModel } from './walk.js';

type Result = ReturnType<typeof safeParse<object>>;

interface Asked {
  readonly program: Program;
  readonly asker: Asker;
  readonly input: unknown;
  /** The answer of the type guard, which strips nothing. */
  readonly isAccepted: (input: unknown) => boolean;
  /** The answer to an input, for this asker or a changed one. */
  readonly ask: (input: unknown, other?: Partial<Asker>) => Result;
}

/** What is wrong, if a property does not hold. */
type Property = (asked: Asked) => string | undefined;

function property(name: string, scope: Scope, check: Property): void {
  test(name, { timeout: 1e9 }, () => expectNone(questionOf(name, check), { part: 0.1, ...scope }));
}

const questionOf =
  (kind: string, check: Property): Question =>
  (loaded, asker) => {
    const { program } = loaded;
    const ask: Asked['ask'] = (input, other = {}) => {
      const asking = { ...asker, ...other };
      return loaded.safeParse(dtoFor(loaded, asking), input, {
        unaccepted: asking.unaccepted,
        ...mayReferenceFor(asking),
      });
    };
    const isAccepted = guardFor(loaded, asker);
    return (input) => {
      if (throws(() => ask(input))) return undefined; // valibot itself fails there
      const text = check({ program, asker, input, ask, isAccepted });
      return text === undefined ? undefined : { kind, text };
    };
  };

/**
 * Nothing throws: the functions of `own.ts` never do, and schemas where valibot may are left out.
 */
const throwing: Question = (loaded, asker) => {
  const dto = dtoFor(loaded, asker);
  if (calledIn(loaded.program).some(sorts)) return () => undefined;
  return (input) => {
    const body = asJson(input);
    return throws(() => loaded.safeParse(dto, body))
      ? { kind: 'throws', text: `Throws at ${print(body)}` }
      : undefined;
  };
};

function throws(run: () => void): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}

/** The message about a reference. */
const NOT_YOURS = 'Unknown or not yours';

const ANY: Scope = {};
const PURE: Scope = { programs: programs.map(pure) };
const WITHOUT_CHOICES: Scope = { programs: programs.filter((program) => !choosesModels(program)) };
const MERGING: Scope = { programs: programs.map(pure).filter((program) => !writesWhole(program)) };

describe(`seed ${SEED}`, () => {
  property(
    'an output has only keys that its sender may write',
    ANY,
    ({ program, asker, input, ask }) => {
      const result = ask(input);
      const stray = result.success ? strayKeys(program, asker, result.output) : [];
      return stray.length > 0 ? `Stray keys: ${print(stray)}` : undefined;
    },
  );

  property(
    'more roles may send the same, unless something is missing that they must send',
    WITHOUT_CHOICES,
    ({ program, asker, input, ask }) => {
      const roles = Object.keys(program.roles);
      const before = ask(input);
      if (asker.unaccepted === 'strip' || !before.success) return undefined;
      const result = ask(input, { roles });
      const issues = result.success ? [] : result.issues;
      const others = issues
        .filter(({ code, path }) => code !== 'invalid' || isPresent(input, path))
        .filter(
          ({ message, path }) => message !== NOT_YOURS || isSameAt(path, input, before.output),
        );
      return others.length > 0 ? `By all roles: ${print(others)}` : undefined;
    },
  );

  property(
    'in an update of models that merge, more roles may send the same',
    MERGING,
    ({ program, asker, input, ask }) => {
      const update = { shape: 'update', unaccepted: 'reject' } as const;
      const before = ask(input, update);
      if (!before.success) return undefined;
      const after = ask(input, {
        ...update,
        roles: [...asker.roles, ...Object.keys(program.roles)],
      });
      return isSame(before, after) ? undefined : `By all roles: ${print(after)}`;
    },
  );

  property('what was stripped has nothing to strip', PURE, ({ input, ask }) => {
    const first = ask(input, { unaccepted: 'strip' });
    if (!first.success) return undefined;
    const second = ask(first.output, { unaccepted: 'reject' });
    return isSame(first, second) ? undefined : `Then: ${print(second)}`;
  });

  property('what was parsed parses to itself', PURE, ({ input, ask }) => {
    const first = ask(input);
    if (!first.success) return undefined;
    const second = ask(first.output);
    return isSame(first, second) ? undefined : `Then: ${print(second)}`;
  });

  property('the order of keys makes no difference', PURE, ({ input, ask }) => {
    const before = ask(input);
    const after = ask(reversed(input));
    const isFine = before.success ? isSame(before, after) : !after.success;
    return isFine ? undefined : `${print(before)}, but reversed: ${print(after)}`;
  });

  property(
    'a type guard says whether its parser accepts',
    { part: 1 },
    ({ input, ask, isAccepted }) => {
      const { success } = ask(input, { unaccepted: 'reject', record: undefined, visible: 'all' });
      return isAccepted(input) === success ? undefined : `Parsed: ${success}, but not checked so`;
    },
  );

  property('an input is not changed', ANY, ({ input, ask, isAccepted }) => {
    const before = print(input);
    ask(input);
    isAccepted(input);
    return print(input) === before ? undefined : `Was ${before}`;
  });

  property(
    'an output of JSON has no prototype but those that JavaScript gives',
    ANY,
    ({ program, input, ask }) => {
      const result = ask(asJson(input));
      if (calledIn(program).some(makesKeys)) return undefined;
      return result.success && !hasOwnPrototypes(result.output)
        ? `Output: ${print(result.output)}`
        : undefined;
    },
  );

  test('nothing that JSON can say makes it throw', { timeout: 1e9 }, () =>
    expectNone(throwing, { part: 0.1 }),
  );

  property('an unknown role may send nothing', ANY, ({ program, input, ask }) => {
    const declared = Object.keys(program.roles);
    const texts = declared.flatMap((role) => [`${role} `, `${role}\0`, `~${role}`]);
    // A session may hold anything. A value that becomes a role's name only as a text is not a role.
    const others = declared.flatMap((role) => [[role], Object(role), { toString: () => role }]);
    const unknown = [[], ['nobody', '__proto__', 'constructor'], texts, others as string[]];
    const results = unknown.map((roles) => ask(input, { roles }));
    return results.some((result) => result.success) ? print(results) : undefined;
  });

  property('no message repeats what was sent', ANY, ({ program, input, ask }) => {
    const result = ask(input);
    if (result.success) return undefined;
    const source = withDates(sourceOf(program, 'Model', { package: '', own: '' }));
    const sent = textsIn(input).filter(
      (text) => text.length >= 6 && !source.includes(print(text).slice(1, -1)),
    );
    const told = result.issues.filter(({ message }) => sent.some((text) => message.includes(text)));
    return told.length > 0 ? print(told) : undefined;
  });

  test('no global is changed', async () => {
    const before = globals();
    await expectNone(
      questionOf('', ({ input, ask }) => void ask(input)),
      { part: 0.1 },
    );
    expect(globals()).toEqual(before);
  });
});

/** Adds the dates of a model as texts: a client may happen to send the same text. */
function withDates(source: string): string {
  const dates = [...source.matchAll(/new Date\((-?\d+)\)/g)].map(
    ([, time]) => new Date(Number(time)),
  );
  const told = dates.map((date) => (Number.isNaN(date.getTime()) ? '' : date.toISOString()));
  return [source, ...told].join('\n');
}

const isSame = (one: Result, other: Result): boolean =>
  one.success && other.success && isDeepStrictEqual(one.output, other.output);

function isPresent(input: unknown, [key, ...rest]: readonly (string | number)[]): boolean {
  if (key === undefined) return input !== undefined;
  const isIn = typeof input === 'object' && input !== null && Object.hasOwn(input, key);
  return isIn && isPresent((input as { [key: string]: unknown })[key], rest);
}

/** Whether a value is unchanged. A narrowing may turn a forbidden id into an allowed one. */
function isSameAt(path: readonly (string | number)[], input: unknown, output: unknown): boolean {
  const at = (from: unknown): unknown =>
    path.reduce((value, key) => (value as { [key: string | number]: unknown } | null)?.[key], from);
  return isDeepStrictEqual(at(input), at(output)) || at(output) === undefined;
}

/**
 * Whether a union or variant has models as options. Then the roles decide which option is chosen.
 */
function choosesModels(program: Program): boolean {
  const { lazies } = program;
  return allSchemasIn(program).some((schema) => 'options' in schema && holdsModel(schema, lazies));
}

/** Whether a model is in something that is written whole. */
function writesWhole(program: Program): boolean {
  const { lazies } = program;
  return allSchemasIn(program).some(
    (schema) =>
      !('model' in schema || 'inner' in schema || 'lazy' in schema) && holdsModel(schema, lazies),
  );
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value))
    return Object.keys(value).length === value.length ? value.map(reversed) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, reversed(one)] as const);
  return Object.fromEntries(entries.toReversed());
}

const BUILT_IN: ReadonlySet<unknown> = new Set([
  Object.prototype, Array.prototype, Map.prototype, Set.prototype, Date.prototype,
]); // prettier-ignore

function hasOwnPrototypes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return BUILT_IN.has(Object.getPrototypeOf(value)) && Object.values(value).every(hasOwnPrototypes);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The names of everything that programs share. */
function globals(): { [name: string]: string[] } {
  const shared = {
    globalThis,
    Object,
    Array,
    String,
    Number,
    Boolean,
    Function,
    Map,
    Set,
    Date,
    RegExp,
    Promise,
    Symbol,
    Error,
    JSON,
    Math,
    Reflect,
  };
  return Object.fromEntries(
    Object.entries(shared).flatMap(([name, value]) => [
      [name, Reflect.ownKeys(value).map(String)],
      [
        `${name}.prototype`,
        Reflect.ownKeys(Object(Reflect.get(value, 'prototype')) as object).map(String),
      ],
    ]),
  );
}
