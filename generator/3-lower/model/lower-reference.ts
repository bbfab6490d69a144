import type { Field } from '../../../src/model/field.js';
import { definitionOf } from '../../../src/model/model.js';
import { referenceOf, type ReferenceDefinition } from '../../../src/model/reference.js';
import { referenceProblems } from '../../../src/model/problems/reference-problems.js';
import { grantedBy } from '../../../src/model/when.js';
import type { ReferenceIr } from '../../ir/program-ir.js';
import { RULE_TRAITS } from '../../ir/rule-traits.js';
import { reportHiddenReference, reportReference } from '../complaints/reference.js';
import type { Node } from '../live/node.js';
import { ruleOf } from '../live/rules.js';
import { someBehind } from '../live/some-behind.js';
import type { LoweringContext } from '../lowering-context.js';

/**
 * What a field refers to, if it holds a reference or a list of them. A reference anywhere else in a
 * schema would go unchecked, so it is refused.
 */
export function lowerReference(
  { schema, writableBy }: Field,
  context: LoweringContext,
): ReferenceIr | undefined {
  const found = referenceIn(schema as unknown as Node);
  const narrowings = [...writableBy.create, ...writableBy.update]
    .map(grantedBy)
    .map((grant) => (typeof grant === 'string' ? undefined : grant.schema));
  const others = found === undefined ? [schema, ...narrowings] : narrowings;
  if (others.some(holdsReference)) reportHiddenReference(context);
  if (found === undefined) return undefined;
  const { definition, isList } = found;
  const target = targetOf(definition);
  // Mistakes in a target that existed at declaration were reported then.
  if (found.isLater) reportReference(referenceProblems(target, definition.key), context);
  const model = definitionOf(target)?.name ?? '';
  return { model, key: definition.key, isList };
}

/** The user's function may throw, for example if the target is never declared. */
function targetOf({ target }: ReferenceDefinition): unknown {
  try {
    return target();
  } catch {
    return undefined;
  }
}

interface Found {
  readonly definition: ReferenceDefinition;
  readonly isList: boolean;
  readonly isLater: boolean;
}

function referenceIn(node: Node, isList = false): Found | undefined {
  const [first, ...steps] = node.pipe ?? [];
  const definition = referenceOf(node);
  // A pipe also carries the definition of the reference at its start.
  if (definition !== undefined && referenceOf(first) !== definition) {
    return { definition, isList, isLater: node.type === 'lazy' };
  }
  if (first !== undefined) return steps.every(keepsValue) ? referenceIn(first, isList) : undefined;
  if (node.wrapped !== undefined) return referenceIn(node.wrapped, isList);
  return node.type === 'array' && node.item !== undefined && !isList
    ? referenceIn(node.item, true)
    : undefined;
}

function keepsValue(step: Node): boolean {
  if (step.kind === 'metadata' || step.kind === 'validation') return true;
  const rule = ruleOf(step);
  return rule !== undefined && RULE_TRAITS[rule.name].does === 'names';
}

/** Nested models are skipped: they check their own fields. */
function holdsReference(schema: unknown): boolean {
  const isReference = (node: object): boolean => referenceOf(node) !== undefined;
  const isModel = (node: object): boolean => definitionOf(node) !== undefined;
  try {
    return someBehind(schema, isReference, isModel);
  } catch {
    return false; // a getter that needs its input is refused as such: it may hide a model (model-hidden)
  }
}
