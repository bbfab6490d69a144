/** Three answers to one input: the compiled parser's, the emitted schema's, the reference's. */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Dto } from '../../src/runtime/dto.js';
import type { Loaded } from './compile.js';
import type { Asker, Program } from './description.js';
import { segmentOf } from './library.js';
import { answer, type Answer, type Issue } from './reference.js';

export type Told = Answer | { readonly threw: string };

export interface Answers {
  readonly compiled: Told;
  readonly schema: Told;
  readonly reference: Told;
}

/** A program that is asked by somebody. */
export class Questioned {
  readonly #loaded: Loaded;
  readonly #asker: Asker;
  readonly #dto: Dto<object>;
  readonly #schema: v.GenericSchema;

  constructor(loaded: Loaded, asker: Asker) {
    const { exports, name, program } = loaded;
    const capital = asker.shape.charAt(0).toUpperCase() + asker.shape.slice(1);
    const dtoFor = exports[`${asker.shape}${name}By`] as (roles: readonly string[]) => Dto<object>;
    const schemaFor = exports[`${asker.shape}${name}Schema`] as (roles: number) => v.GenericSchema;
    if (!dtoFor || !schemaFor) throw new Error(`No ${capital}${name} was generated.`);
    this.#loaded = loaded;
    this.#asker = asker;
    this.#dto = dtoFor(asker.roles);
    this.#schema = schemaFor(bitsOf(program, asker.roles));
  }

  get dto(): Dto<object> {
    return this.#dto;
  }

  answersTo(input: unknown): Answers {
    const { program, safeParse } = this.#loaded;
    const { unaccepted } = this.#asker;
    const reference = told(() => answer(program, this.#asker, input));
    return {
      compiled: told(() => {
        const result = safeParse(this.#dto, input, { unaccepted });
        if (result.success) return { output: result.output };
        return { issues: result.issues.map(({ code, path }) => ({ code, path })) };
      }),
      schema: told(() => {
        if (unaccepted === 'strip') return reference as Answer; // a schema can't be asked to
        const { issues, output } = v.safeParse(this.#schema, input);
        return issues ? { issues: issues.slice(0, 100).map(issueFrom) } : { output };
      }),
      reference,
    };
  }
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

function told(ask: () => Answer): Told {
  try {
    return ask();
  } catch (error) {
    return { threw: error instanceof Error ? error.name : 'something' };
  }
}

const CODES: readonly string[] = ['not_writable', 'unknown_key', 'value_not_allowed'];

/** An issue of valibot's as the runtime names it. */
function issueFrom(issue: v.BaseIssue<unknown>): Issue {
  const path = (issue.path ?? []).map((item) => segmentOf(item.key));
  if (CODES.includes(issue.type)) return { code: issue.type as Issue['code'], path };
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
  return { code: isUnknown ? 'unknown_key' : 'invalid', path };
}

/** Who tells something else than the reference. */
export function dissenters({
  compiled,
  schema,
  reference,
}: Answers): readonly ('compiled' | 'schema')[] {
  return [
    ...(agree(compiled, reference) ? [] : (['compiled'] as const)),
    ...(agree(schema, reference) ? [] : (['schema'] as const)),
  ];
}

function agree(one: Told, other: Told): boolean {
  if ('threw' in one || 'threw' in other) return 'threw' in one && 'threw' in other;
  return isDeepStrictEqual(one, other) || isDeepStrictEqual(comparable(one), comparable(other));
}

/** Functions that `v.args()` wraps are made anew each time: any is as good as another. */
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
