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

export interface ReferencedOptions extends Omit<ParseOptions, 'mayReference'> {
  /**
   * Asked once for each model, before anything is returned: answers which of the ids the caller may
   * refer to. What it throws is thrown.
   */
  readonly mayReference: MayReference;
  /** How many ids are asked for at most, 1,000 unless it is said. The ones beyond are refused. */
  readonly maxReferences?: number;
}

/**
 * Parses an input whose references the application has to allow (CWE-639; OWASP API1:2023): a body
 * that is well-formed in every way may still name the record of another tenant as its parent.
 *
 * @param dto A generated Dto object, such as `updateProjectByOwner` or `updateProjectBy(roles)`.
 * @param input Anything; usually the JSON body of a request.
 * @param options Those of `parse`, and who knows which references are allowed.
 *
 * @returns What `parse` returns. Every reference in it was answered by `mayReference`.
 *
 * @throws {DtoError} If anything is refused. An id that wasn't answered is `value_not_allowed` in its
 * place, whether it exists or not.
 * @throws {TypeError} If `mayReference` answers something else than ids.
 * @throws {RangeError} If `maxReferences` is no number that is 0 or more.
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
  dto: Dto<Output, any>, // any: as in `parse`
  input: unknown,
  options: ReferencedOptions,
): Promise<Parsed<Output>> {
  return readReferenced((now) => parse(dto, input, now), options);
}

/**
 * Like `parseReferenced`, with the refusal as a value.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`.
 *
 * @throws What `mayReference` throws, and a `TypeError` if it answers something else than ids.
 * @throws {RangeError} If `maxReferences` is no number that is 0 or more.
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
  dto: Dto<Output, any>, // any: as in `parse`
  input: unknown,
  options: ReferencedOptions,
): Promise<SafeParseResult<Output>> {
  return readReferenced((now) => safeParse(dto, input, now), options);
}

/**
 * The same for every other way in: `parseJson`, `parseMany` and so on.
 *
 * The input is read twice, once to learn the ids and once with the answers, so that each parser puts
 * a refusal in its own place. If it holds no references, once.
 *
 * @param read Parses the input with the options that it is given. It should do nothing else: the
 * first time, what it gets in the place of an input with references is empty.
 * @param options As of `parseReferenced`.
 *
 * @returns What `read` returned the last time.
 *
 * @throws What `read` throws; what `mayReference` throws, and a `TypeError` if it answers something
 * else than ids.
 * @throws {RangeError} If `maxReferences` is no number that is 0 or more.
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
  await first.catch(() => undefined); // if it is about more than references, it is thrown again
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

/** What has to be asked, of whatever pieces an input is read in. */
interface Question extends Omit<AskedReferences, 'ids'> {
  readonly ids: Set<Id>;
}

/** No model and no operation has a space in its name. */
const nameOf = ({ operation, model, key }: Omit<Question, 'ids'>): string =>
  `${operation} ${model} ${key}`;

/** A throw becomes a rejection, so that what was learnt before it counts. */
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
