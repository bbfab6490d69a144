import type { Id } from '../../model/reference.js';
import { operationOf, type Shape } from '../../model/grants.js';
import type { ModelGrants } from '../model-grants.js';
import { refuse, under, type Report } from '../report.js';
import { idsIn, isId, NOT_YET, type MayReferenceNow, type Referred } from './may-reference.js';
import { referencesIn, type FoundReference } from './references-in.js';

/**
 * Checks the references in a parsed value: notes those that are not allowed in the report, and
 * returns the value. While the ids are only being collected (`NOT_YET`), it returns `{}`.
 */
export type ReferenceCheck = (
  dto: { readonly grants: ModelGrants; readonly shape: Shape },
  parsed: unknown,
  report: Report,
  asking: { readonly mayReference?: MayReferenceNow; readonly principal?: unknown } | undefined,
) => unknown;

/**
 * Refuses the references that the caller may not make, or all of them if there is no `mayReference`
 * to ask. Generated code passes it only to Dtos that have references, so that no other bundle
 * carries it.
 */
export const checkReferences: ReferenceCheck = ({ grants, shape }, parsed, report, asking) => {
  const groups = groupsOf(referencesIn(parsed, grants));
  const { mayReference, principal } = asking ?? {};
  if (mayReference === undefined) {
    for (const { references } of groups) refuseAll(references, 'Reference not checked', report);
    return parsed;
  }
  const operation = operationOf(shape);
  const answers = groups.map(({ referred, references }) => {
    const asked = { model: referred.model, key: referred.key, ids: idsOf(references), operation };
    return mayReference({ ...asked, ...(principal !== undefined && { principal }) });
  });
  if (answers.includes(NOT_YET)) return {};
  groups.forEach(({ references }, index) => {
    const allowed = idsIn(answers[index]);
    const refused = references.filter(({ id }) => !isId(id) || !allowed.has(id));
    refuseAll(refused, 'Unknown or not yours', report);
  });
  return parsed;
};

/** The references to one model by one of its keys. */
interface Group {
  readonly referred: Referred;
  readonly references: FoundReference[];
}

function groupsOf(found: readonly FoundReference[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const reference of found) {
    const { referred } = reference;
    const name = `${referred.model} ${referred.key}`; // names of models have no spaces
    const group = groups.get(name) ?? { referred, references: [] };
    group.references.push(reference);
    groups.set(name, group);
  }
  return [...groups.values()];
}

const idsOf = (references: readonly FoundReference[]): readonly Id[] => [
  ...new Set(references.map(({ id }) => id).filter(isId)),
];

/** Refuses references. The message holds no id, and does not tell whether the record exists. */
function refuseAll(references: readonly FoundReference[], message: string, report: Report): void {
  for (const { path } of references) {
    const before = report.count;
    refuse(report, 'value_not_allowed', message, path.at(-1));
    for (const key of path.slice(0, -1).toReversed()) under(key, report, before);
  }
}
