import type { Id } from '../../model/reference.js';
import type { Parsed } from '../../types/parsed.js';
import type { Dto } from '../dto.js';
import { parse, safeParse, type ParseOptions } from '../parse.js';
import type { SafeParseResult } from '../read-with.js';
import type { RefusedReport } from '../audit/refused-report.js';
import { limitOf } from '../limits-from.js';
import {
  idsIn,
  NOT_YET,
  type AskedReferences,
  type MayReference,
  type MayReferenceNow,
} from './may-reference.js';

/** The options of `parseReferenced`: those of `parse`, with an asynchronous `mayReference`. */
export interface ReferencedOptions extends Omit<ParseOptions, 'mayReference'> {
  /**
   * Decides which ids the caller may refer to. Called once for each operation, model and key, with
   * all ids that are sent for it, before anything is returned.
   */
  readonly mayReference: MayReference;
  /** The largest number of ids to ask about; references beyond are refused. Default: 1,000. */
  readonly maxReferences?: number;
}

/**
 * Parses an input with a Dto, checks its references to other records, and throws a `DtoError` if
 * anything is refused. A body that is valid in every other way may still name another tenant's
 * record as its parent (CWE-639; OWASP API1:2023).
 *
 * @param dto A generated Dto object, such as `updateProjectByOwner` or `updateProjectBy(roles)`.
 * @param input The value to parse, of any type; usually a request's JSON body. It is not modified.
 * @param options Those of `parse`, and how to find out which references are allowed.
 *
 * @returns What `parse` returns. Every reference in it was allowed by `mayReference`.
 *
 * @throws {DtoError} If anything is refused. A reference that is not allowed is
 * `value_not_allowed`, whether the record exists or not.
 * @throws {TypeError} If `mayReference` returns anything but ids.
 * @throws {RangeError} If `maxReferences` is not a number of at least 0.
 * @throws What `mayReference` and `parse` throw.
 *
 * @example
 * ```ts
 * import { parseReferenced, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateProjectByOwner: Dto<{ team_id?: string }>;
 * declare const body: unknown;
 * declare const session: { readonly userId: string };
 * declare function teamsOf(userId: string, ids: readonly unknown[]): Promise<string[]>;
 *
 * const changes = await parseReferenced(updateProjectByOwner, body, {
 *   principal: session,
 *   mayReference: ({ model, ids }) => (model === 'Team' ? teamsOf(session.userId, ids) : []),
 * });
 * ```
 */
export function parseReferenced<Output>(
  dto: Dto<Output, unknown>,
  input: unknown,
  options: ReferencedOptions,
): Promise<Parsed<Output>> {
  return readReferenced((now) => parse(dto, input, now), options);
}

/**
 * Parses an input with a Dto, checks its references to other records, and returns a refusal instead
 * of throwing it.
 *
 * @param dto A generated Dto object, such as `updateProjectByOwner` or `updateProjectBy(roles)`.
 * @param input The value to parse, of any type; usually a request's JSON body. It is not modified.
 * @param options Those of `parse`, and how to find out which references are allowed.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`.
 *
 * @throws {TypeError} If `mayReference` returns anything but ids.
 * @throws {RangeError} If `maxReferences` is not a number of at least 0.
 * @throws What `mayReference` and `safeParse` throw.
 *
 * @example
 * ```ts
 * import { safeParseReferenced, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateProjectByOwner: Dto<{ team_id?: string }>;
 * const body = { team_id: 'of-somebody-else' };
 * const result = await safeParseReferenced(updateProjectByOwner, body, { mayReference: () => [] });
 * if (!result.success) result.issues;
 * // [{ code: 'value_not_allowed', path: ['team_id'], message: 'Unknown or not yours' }]
 * ```
 */
export function safeParseReferenced<Output>(
  dto: Dto<Output, unknown>,
  input: unknown,
  options: ReferencedOptions,
): Promise<SafeParseResult<Output>> {
  return readReferenced((now) => safeParse(dto, input, now), options);
}

/**
 * Checks references for any other parser: `parseJson`, `parseMany` and so on.
 *
 * The input is read twice: once to collect the ids, and once with the answers, so that each parser
 * reports a refusal in its own way. An input without references is read once.
 *
 * @param read Parses the input with the options that it receives. It should do nothing else: in its
 * first call, an input with references parses to an empty object.
 * @param options Those of `parseReferenced`.
 *
 * @returns What `read` returned in its last call.
 *
 * @throws {TypeError} If `mayReference` returns anything but ids.
 * @throws {RangeError} If `maxReferences` is not a number of at least 0.
 * @throws What `read` and `mayReference` throw.
 *
 * @example
 * ```ts
 * import { parseJson, readReferenced, type Dto } from 'gen-dtos/runtime';
 *
 * declare const createProjectByOwner: Dto<{ team_id: string }>;
 * declare const text: string;
 * const mine = new Set(['t-1']);
 *
 * const project = await readReferenced((options) => parseJson(createProjectByOwner, text, options), {
 *   mayReference: ({ ids }) => ids.filter((id) => mine.has(String(id))),
 * });
 * ```
 */
export async function readReferenced<Result>(
  read: (options: ParseOptions) => Result | Promise<Result>,
  { mayReference, maxReferences, ...options }: ReferencedOptions,
): Promise<Result> {
  const most = limitOf('maxReferences', maxReferences, 1_000);
  const questions = new Map<string, Question>();
  const reports: RefusedReport[] = [];
  const first = learn(read, {
    ...options,
    onRefused: (report) => void reports.push(report),
    mayReference: noteIn(questions, most),
  });
  await first.catch(() => undefined); // an error that is about more than references is thrown again below
  if (questions.size === 0) {
    for (const report of reports) options.onRefused?.(report);
    return first;
  }
  const answers = new Map<string, Iterable<Id>>();
  for (const [name, { ids, ...question }] of questions) {
    answers.set(name, idsIn(await mayReference({ ...question, ids: [...ids] })));
  }
  return read({ ...options, mayReference: (asked) => answers.get(nameOf(asked)) ?? [] });
}

/** A question to ask, collected from all the pieces in which an input is read. */
interface Question extends Omit<AskedReferences, 'ids'> {
  readonly ids: Set<Id>;
}

/** A unique name for a question: operations and models have no spaces in their names. */
const nameOf = ({ operation, model, key }: Omit<Question, 'ids'>): string =>
  `${operation} ${model} ${key}`;

/** Turns a throw into a rejection, so that the ids collected before it still count. */
async function learn<Result>(
  read: (options: ParseOptions) => Result | Promise<Result>,
  options: ParseOptions,
): Promise<Result> {
  return read(options);
}

function noteIn(questions: Map<string, Question>, maxReferences: number): MayReferenceNow {
  let room = maxReferences;
  return ({ ids, ...question }) => {
    const name = nameOf(question);
    const noted = questions.get(name) ?? { ...question, ids: new Set() };
    questions.set(name, noted);
    for (const id of ids) {
      if (room <= 0 || noted.ids.has(id)) continue;
      noted.ids.add(id);
      room--;
    }
    return NOT_YET;
  };
}
