import type { Operation } from '../model/field.js';
import { operationOf, type Shape } from '../model/grants.js';
import type { DtoDefinition } from './dto.js';
import type { Issue } from './issue.js';
import { declaredLike } from './look-alike.js';
import { grantIn, type ModelGrants } from './model-grants.js';
import { pointerOf } from './pointer.js';

/** What was refused, by which Dto and of whom: for the audit log, never for the client. No values. */
export interface RefusedReport {
  readonly model: string;
  readonly shape: Shape;
  /** Which grants were asked. */
  readonly operation: Operation;
  readonly roles: readonly string[];
  /** Who asked, as `parse` was told. */
  readonly principal?: unknown;
  readonly outcome: 'rejected' | 'stripped';
  readonly issues: readonly RefusedIssue[];
}

/** One reason, with what the client is not told. */
export interface RefusedIssue extends Issue {
  /** The place as a JSON Pointer (RFC 6901). */
  readonly pointer: string;
  /** The declared field that an unknown key was perhaps to pass for, as `Is_Admin` for `is_admin`. */
  readonly looksLike?: string;
}

/** The report on what one Dto found. */
export function refusedReportOf(
  definition: DtoDefinition,
  found: { readonly issues: readonly Issue[]; readonly outcome: RefusedReport['outcome'] },
  principal: unknown,
): RefusedReport {
  const { model, shape, roles, grants } = definition;
  return {
    model,
    shape,
    operation: operationOf(shape),
    roles,
    ...(principal !== undefined && { principal }),
    outcome: found.outcome,
    issues: found.issues.map((issue) => refusedIssueOf(issue, grants)),
  };
}

function refusedIssueOf(issue: Issue, grants: ModelGrants): RefusedIssue {
  const looksLike = issue.code === 'unknown_key' ? fieldLike(issue.path, grants) : undefined;
  return {
    ...issue,
    pointer: pointerOf(issue.path),
    ...(looksLike !== undefined && { looksLike }),
  };
}

/** The declared field that looks like the last key of a path, in the model that the rest leads to. */
function fieldLike(path: Issue['path'], grants: ModelGrants): string | undefined {
  let model: ModelGrants | undefined = grants;
  for (const segment of path.slice(0, -1)) {
    if (typeof segment === 'number') continue; // an item of the list that its key has led to
    const field = grantIn(model, segment);
    model = field?.model?.() ?? field?.list?.();
  }
  return model && declaredLike(String(path.at(-1)), Object.keys(model));
}
