import type { Operation } from '../../model/field.js';
import { operationOf, type Shape } from '../../model/grants.js';
import type { DtoDefinition } from '../dto.js';
import type { Issue, IssueCode } from '../issue.js';
import { grantIn, type ModelGrants } from '../model-grants.js';
import { pointerOf } from '../pointer.js';
import { declaredLike } from './declared-like.js';

/**
 * What was refused, by which Dto and from whom. It is meant for the audit log, never for the
 * client, and holds no values.
 */
export interface RefusedReport {
  readonly model: string;
  readonly shape: Shape;
  /** The operation whose grants were asked. */
  readonly operation: Operation;
  readonly roles: readonly string[];
  /** Who was asking: the `principal` in the options of `parse`. */
  readonly principal?: unknown;
  readonly outcome: 'rejected' | 'stripped';
  /**
   * The issues of the input. Behind one that says that no option of a union fits, there are those
   * of the keys that no option takes.
   */
  readonly issues: readonly RefusedIssue[];
}

/** One reason, with details that the client is not told. */
export interface RefusedIssue extends Issue {
  /** The place as a JSON Pointer (RFC 6901). */
  readonly pointer: string;
  /** For a JSON Patch: the place in the record that the operation is about, as a JSON Pointer. */
  readonly target?: string;
  /** The declared field that an unknown key looks like, such as `is_admin` for `Is_Admin`. */
  readonly looksLike?: string;
}

/** The issues of an input, and what became of it. */
interface Found<AnIssue extends Issue> {
  readonly issues: readonly AnIssue[];
  readonly outcome: RefusedReport['outcome'];
}

/** Makes the report of what one Dto refused. */
export function refusedReportOf(
  definition: DtoDefinition,
  found: Found<Issue>,
  principal: unknown,
): RefusedReport {
  const { grants } = definition;
  const issues = found.issues.map((issue) => refusedIssueOf(issue, grants));
  return reportOn(definition, { ...found, issues }, principal);
}

/** Makes the report from issues that already have their pointers. */
export function reportOn(
  definition: DtoDefinition,
  found: Found<RefusedIssue>,
  principal: unknown,
): RefusedReport {
  const { model, shape, roles } = definition;
  return {
    model,
    shape,
    operation: operationOf(shape),
    roles,
    ...(principal !== undefined && { principal }),
    outcome: found.outcome,
    issues: found.issues,
  };
}

function refusedIssueOf(issue: Issue, grants: ModelGrants): RefusedIssue {
  return { ...issue, pointer: pointerOf(issue.path), ...likeness(issue.code, issue.path, grants) };
}

/** The declared field that an unknown key looks like, if any. */
export function likeness(
  code: IssueCode,
  place: Issue['path'],
  grants: ModelGrants,
): { readonly looksLike?: string } {
  const looksLike = code === 'unknown_key' ? fieldLike(place, grants) : undefined;
  return looksLike === undefined ? {} : { looksLike };
}

/** The declared field that looks like the last key of a path, in the model that the rest leads to. */
function fieldLike(path: Issue['path'], grants: ModelGrants): string | undefined {
  let model: ModelGrants | undefined = grants;
  for (const segment of path.slice(0, -1)) {
    if (typeof segment === 'number') continue; // the index of an item; its list is already looked up
    const field = grantIn(model, segment);
    model = field?.model?.() ?? field?.list?.();
  }
  return model && declaredLike(String(path.at(-1)), Object.keys(model));
}
