import type { Shape } from '../model/grants.js';
import type { Parsed } from '../types/parsed.js';
import { DtoError } from './dto-error.js';
import type { Dto, DtoDefinition } from './dto.js';
import { INVALID } from './invalid.js';
import type { RunConfig } from './closed-object.js';
import { issuesFrom, type Issue } from './issue.js';

export interface ParseOptions {
  /**
   * What happens to keys that the role may not write or that nobody knows: `reject` the input
   * (default), or `strip` them, which `onRefused` is told.
   */
  readonly unaccepted?: 'reject' | 'strip';
  /** Told the full truth of everything that was refused, for the audit log; never a value. */
  readonly onRefused?: (report: RefusedReport) => void;
}

/** What was refused, by which Dto. */
export interface RefusedReport {
  readonly model: string;
  readonly shape: Shape;
  readonly roles: readonly string[];
  readonly outcome: 'rejected' | 'stripped';
  readonly issues: readonly Issue[];
}

export type SafeParseResult<Output> =
  | { readonly success: true; readonly output: Parsed<Output> }
  | { readonly success: false; readonly issues: readonly Issue[] };

/**
 * Parses an input with a Dto.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner` or `updateUserBy(roles)`.
 * @param input Anything; usually the JSON body of a request. It is not touched.
 * @param options What to do with keys that aren't accepted, and whom to tell.
 *
 * @returns A fresh object with the accepted keys only.
 *
 * @throws {DtoError} If anything is refused; it lists every reason (at most 100), never a value.
 *
 * @example
 * ```ts
 * import { parse, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ bio?: string; is_admin?: never }>;
 * const changes = parse(updateUserByOwner, { bio: 'Hello' }); // { bio: 'Hello' }
 * parse(updateUserByOwner, { is_admin: true }); // throws: is_admin: Not writable
 * ```
 */
export function parse<Output>(
  dto: Dto<Output, any>, // any: a Dto parses whatever its clients should have sent
  input: unknown,
  options?: ParseOptions,
): Parsed<Output> {
  const result = safeParse(dto, input, options);
  if (result.success) return result.output;
  throw new DtoError(result.issues);
}

/**
 * Like `parse`, with the refusal as a value.
 *
 * @returns `{ success: true, output }` or `{ success: false, issues }`.
 *
 * @example
 * ```ts
 * import { safeParse, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateUserByOwner: Dto<{ bio?: string; is_admin?: never }>;
 * const result = safeParse(updateUserByOwner, { is_admin: true });
 * if (!result.success) result.issues; // [{ code: 'not_writable', path: ['is_admin'], message: 'Not writable' }]
 * ```
 */
export function safeParse<Output>(
  dto: Dto<Output, any>, // any: as above
  input: unknown,
  options?: ParseOptions,
): SafeParseResult<Output> {
  const definition = dto['~dto'];
  // Whoever has no declared role may send nothing, not even nothing.
  const fast = definition.bits === 0 ? INVALID : definition.read(input, definition.bits);
  if (fast !== INVALID) return { success: true, output: fast as Parsed<Output> };
  const result = explain(definition, input, options?.unaccepted ?? 'reject');
  if (result.refused.length > 0) {
    const { model, shape, roles } = definition;
    const outcome = result.success ? 'stripped' : 'rejected';
    options?.onRefused?.({ model, shape, roles, outcome, issues: result.refused });
  }
  return result.success
    ? { success: true, output: result.output as Parsed<Output> }
    : { success: false, issues: result.issues };
}

type Explained =
  | { readonly success: true; readonly output: unknown; readonly refused: readonly Issue[] }
  | {
      readonly success: false;
      readonly issues: readonly Issue[];
      readonly refused: readonly Issue[];
    };

/** The slow path is the truth: the valibot schema decides and explains what the fast one didn't take. */
function explain(
  definition: DtoDefinition,
  input: unknown,
  unaccepted: 'reject' | 'strip',
): Explained {
  const first = run(definition, input, {});
  if (first.success || unaccepted === 'reject') return { ...first, refused: first.issues };
  return { ...run(definition, input, { unaccepted }), refused: first.issues };
}

type Run =
  | { readonly success: true; readonly output: unknown; readonly issues: readonly [] }
  | { readonly success: false; readonly issues: readonly Issue[] };

function run(definition: DtoDefinition, input: unknown, config: RunConfig): Run {
  const dataset = definition.schema(definition.bits)['~run']({ value: input }, config);
  if (dataset.issues) return { success: false, issues: issuesFrom(dataset.issues) };
  return { success: true, output: dataset.value, issues: [] };
}
