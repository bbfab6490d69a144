/** Three answers to one input: the compiled parser's, the emitted schema's, the reference's. */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { typeNameOf } from '../../generator/ir/names.js';
import type { Dto } from '../../src/runtime/dto.js';
import type { ParseOptions } from '../../src/runtime/parse.js';
import type { Loaded } from './compile.js';
import { isSeen } from './late.js';
import type { Asker, Program } from './description.js';
import { pathOf } from './library.js';
import type { Complaint, Question } from './hunt.js';
import { heldBy, holds } from './held.js';
import { wordsOf } from './source.js';
import { answer, type Answer, type Issue } from './reference.js';
import { print } from './print.js';

export type Told = Answer | { readonly threw: string };

export interface Answers {
  readonly compiled: Told;
  readonly schema: Told;
  readonly reference: Told;
}

/** The complaint if the three answers don't agree. */
export function complaintAbout(answers: Answers): Complaint | undefined {
  const { reference, ...others } = answers;
  const dissenters = Object.entries(others).filter(([, told]) => !agree(told, reference));
  if (dissenters.length === 0) return undefined;
  return { kind: dissenters.map(([name]) => name).join(), text: answersIn(answers) };
}

/** Whether the three agree. */
export const agreement: Question = (loaded, asker) => {
  const ask = answersFor(loaded, asker);
  return (input) => complaintAbout(ask(input));
};

/** The Dto object of an asker: a single role has its own. */
export function dtoFor(loaded: Loaded, { shape, roles, record }: Asker): Dto<object> {
  const { exports, name, given } = loaded;
  const chooser = `${shape}${name}By`;
  const choose = exports[chooser] as (roles: readonly string[]) => Dto<object>;
  const own = exports[`${chooser}${typeNameOf(singleRole(loaded, roles))}`] as Dto<object>;
  return given(singleRole(loaded, roles) === '' ? choose(roles) : own, record as object);
}

/** The type guard of an asker: a single role has its own. */
export function guardFor(loaded: Loaded, { shape, roles }: Asker): Guard {
  const { exports, name } = loaded;
  const chooser = `is${typeNameOf(shape)}${name}By`;
  const guard = exports[chooser] as GuardBy;
  const own = exports[`${chooser}${typeNameOf(singleRole(loaded, roles))}`] as Guard;
  return singleRole(loaded, roles) === '' ? (input) => guard(roles, input) : own;
}

/** The only role of somebody, if it is declared; empty otherwise. */
function singleRole({ program }: Loaded, [role = '', ...others]: readonly string[]): string {
  return others.length === 0 && Object.hasOwn(program.roles, role) ? role : '';
}

type Guard = (input: unknown) => boolean;

type GuardBy = (roles: readonly string[], input: unknown) => boolean;

/** The emitted valibot schema of an asker. */
export function schemaFor(loaded: Loaded, asker: Asker): v.GenericSchema {
  const { exports, name, program } = loaded;
  const make = exports[`${asker.shape}${name}Schema`] as (roles: number) => v.GenericSchema;
  return make(bitsOf(program, asker.roles) | conditionBits(loaded, asker));
}

/**
 * The bits of the conditions that hold. A schema does not get the record, so they are passed to it.
 */
function conditionBits({ models, name, program }: Loaded, { roles, record }: Asker): number {
  const held = heldBy(program.roles, roles);
  const fields = Object.values(program.model.fields);
  const words = fields
    .flatMap(({ update }) => update)
    .flatMap(({ role, when }) =>
      when && held.includes(role) && holds(when, record) ? [wordsOf(when.number)] : [],
    );
  const conditions = models.find((model) => model.name === name)?.conditions ?? [];
  return conditions
    .filter(({ description }) => words.includes(description))
    .reduce((bits, { bit }) => bits | bit, 0);
}

/** A function that gets the three answers to an asker's input. */
export function answersFor(loaded: Loaded, asker: Asker): (input: unknown) => Answers {
  const { program, safeParse } = loaded;
  const { unaccepted } = asker;
  const mayReference = mayReferenceFor(asker);
  const dto = dtoFor(loaded, asker);
  const emitted = schemaFor(loaded, asker);
  return (input) => {
    const reference = told(() => answer(program, asker, input));
    const compiled = told(() => {
      const result = safeParse(dto, input, { unaccepted, ...mayReference });
      if (result.success) return { output: result.output };
      return { issues: result.issues.map(({ code, path }) => ({ code, path })) };
    });
    // A schema can't strip.
    if (unaccepted === 'strip') return { compiled, schema: reference, reference };
    const schema = told(() => {
      const { issues, output } = v.safeParse(emitted, input);
      return issues ? { issues: issues.slice(0, 100).map(issueFrom) } : { output };
    });
    // Nor does it check references.
    const unasked = told(() => answer(program, { ...asker, visible: 'all' }, input));
    return { compiled, schema: agree(schema, unasked) ? reference : schema, reference };
  };
}

/** Lets the caller refer to everything. */
export const EVERYTHING: Pick<ParseOptions, 'mayReference'> = { mayReference: ({ ids }) => ids };

/** The option of `parse` that says what the asker may refer to. */
export function mayReferenceFor({ visible }: Asker): Pick<ParseOptions, 'mayReference'> {
  return visible === 'none'
    ? {}
    : { mayReference: ({ ids }) => ids.filter((id) => isSeen(id, visible ?? 'all')) };
}

/** The roles as generated code counts them: a bit each, in the order of their declaration. */
function bitsOf({ roles }: Program, asked: readonly string[]): number {
  const names = Object.keys(roles);
  const bitsFor = (role: string): number =>
    Object.hasOwn(roles, role)
      ? (roles[role] ?? []).reduce(
          (bits, parent) => bits | bitsFor(parent),
          1 << names.indexOf(role),
        )
      : 0;
  return asked.reduce((bits, role) => bits | bitsFor(role), 0);
}

export function told(ask: () => Answer): Told {
  try {
    return ask();
  } catch (error) {
    return { threw: error instanceof Error ? error.name : 'something' };
  }
}

const CODES: readonly string[] = ['not_writable', 'unknown_key', 'value_not_allowed'];

/** An issue of valibot's as the runtime names it. */
function issueFrom(issue: v.BaseIssue<unknown>): Issue {
  const path = pathOf((issue.path ?? []).map(({ key }) => key));
  if (CODES.includes(issue.type)) return { code: issue.type as Issue['code'], path };
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
  return { code: isUnknown ? 'unknown_key' : 'invalid', path };
}

export function agree(one: Told, other: Told): boolean {
  if ('threw' in one || 'threw' in other) return 'threw' in one && 'threw' in other;
  return isDeepStrictEqual(one, other) || isDeepStrictEqual(comparable(one), comparable(other));
}

/** Makes functions comparable: `v.args()` wraps them anew each time, so all count as equal. */
function comparable(value: unknown): unknown {
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return value.map(comparable);
  if (value instanceof Map)
    return new Map([...value].map(([key, item]) => [comparable(key), comparable(item)]));
  if (value instanceof Set) return new Set([...value].map(comparable));
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, comparable(one)]));
}

function answersIn({ compiled, schema, reference }: Answers): string {
  return [
    `compiled parser:  ${shown(compiled)}`,
    `emitted schema:   ${shown(schema)}`,
    `reference:        ${shown(reference)}`,
  ].join('\n');
}

export function shown(answer: Told): string {
  if ('threw' in answer) return `threw ${answer.threw}`;
  if ('output' in answer) return `takes it as ${print(answer.output)}`;
  const issues = answer.issues.map(({ code, path }) => `${code} at ${print(path)}`);
  return issues.join('\n                  ');
}
