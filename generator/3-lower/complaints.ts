import type { ModelDefinition } from '../../src/model/model.js';
import type { Problem } from '../../src/model/problems.js';
import type { Complaint, Place } from '../diagnostics/diagnostic.js';
import { backtrackingOf } from './backtracking.js';
import type { DefinitionIr, RuleName } from '../ir/schema-ir.js';
import type { Node } from './node.js';
import { slowRuleOf } from './rules.js';
import { someBehind } from './some-behind.js';

/** What lowering a schema needs to know of its surroundings. */
export interface LoweringContext {
  readonly owner: ModelDefinition;
  readonly place: Required<Pick<Place, 'file' | 'model' | 'field'>>;
  /** What the model's lazy schemas got so far, by the live schema. */
  readonly definitions: Map<object, DefinitionIr>;
  readonly report: (complaint: Complaint) => void;
}

/** What is called in the user's own schema: exact, but said. */
export function reportIsland(what: string, { place, report }: LoweringContext): void {
  report({
    code: 'island',
    message: `Field '${place.model}.${place.field}' uses '${what}', which is called in your own schema at run time.`,
    help: 'Nothing to do: it is exact. Generated code imports the model for it.',
    place,
  });
}

/** In a literal, `__proto__:` sets the prototype instead of a key. */
export function reportPrototype(entries: object, { place, report }: LoweringContext): void {
  if (!Object.hasOwn(entries, '__proto__') && !('kind' in (Object.getPrototypeOf(entries) ?? {})))
    return;
  report({
    code: 'field-name',
    message: `Field '${place.model}.${place.field}' holds an object with a key named '__proto__'.`,
    help: 'Choose another name: objects treat this key as their prototype.',
    place: { ...place, literal: '__proto__' },
  });
}

export function reportStateful(pattern: RegExp, { place, report }: LoweringContext): void {
  if (!pattern.global && !pattern.sticky) return;
  report({
    code: 'regex-stateful',
    message: `Field '${place.model}.${place.field}' has a regular expression with the flag '${pattern.global ? 'g' : 'y'}'.`,
    help: 'Remove the flag: with it, a pattern remembers where it stopped and refuses every other input.',
    place,
  });
}

export function reportBacktracking(pattern: RegExp, { place, report }: LoweringContext): void {
  const backtracking = backtrackingOf(pattern);
  if (backtracking === undefined) return;
  const { growth, attack } = backtracking;
  report({
    code: 'regex-catastrophic',
    message: `Field '${place.model}.${place.field}' has a regular expression that takes ${growth} time to refuse some texts, such as '${attack}' many times over and then something else.`,
    help: 'Begin it with ^, let neighbouring repetitions share no character, or bound them, as in {1,64}. A length limit beside it does not help: every rule is asked.',
    place,
  });
}

/** What takes long of some texts in what is called as it is: the user's patterns, and rules of valibot's. */
export function reportSlowBehind(node: Node, context: LoweringContext): void {
  someBehind(node, (one) => {
    const { requirement } = one as Node;
    const slow = slowRuleOf(one as Node);
    if (slow !== undefined) reportSlow(slow, context);
    else if (requirement instanceof RegExp) reportBacktracking(requirement, context);
    return false;
  });
}

function reportSlow(rule: RuleName, { place, report }: LoweringContext): void {
  report({
    code: 'rule-slow',
    message: `Field '${place.model}.${place.field}' has v.${rule}() where only your own schema can be called: there, some texts take valibot very long.`,
    help: 'Take it out of v.message(), v.config(), v.cache() or the like, and of pipes with v.rawCheck(): elsewhere generated code asks it in linear time.',
    place,
  });
}

export function reportAsync(node: Node, { place, report }: LoweringContext): void {
  report({
    code: 'schema-async',
    message: `Field '${place.model}.${place.field}' has the asynchronous schema '${node.type}'.`,
    help: 'Parsing is synchronous: use the synchronous schema, and do the asynchronous check after parse().',
    place,
  });
}

export function reportRules({ place, report }: LoweringContext): void {
  report({
    code: 'model-rules',
    message: `Field '${place.model}.${place.field}' pipes a model into a rule, which an input of some of its fields can't answer.`,
    help: 'Put the rule on a field, or check it on the record after apply().',
    place,
  });
}

export function reportAltered(
  definition: ModelDefinition,
  { place, report }: LoweringContext,
): void {
  report({
    code: 'model-altered',
    message: `Field '${place.model}.${place.field}' nests the model '${definition.name}' in another form than it was declared in.`,
    help: 'v.partial(), v.pick(), v.fallback(), v.message() and the like make other rules than those it has. Nest the model itself, or declare another one.',
    place,
  });
}

export function reportRoles(definition: ModelDefinition, { place, report }: LoweringContext): void {
  report({
    code: 'model-roles',
    message: `Field '${place.model}.${place.field}' nests the model '${definition.name}', which was declared with other roles.`,
    help: 'Declare both with the field and model of one defineRoles().',
    place,
  });
}

export function reportHidden(
  node: Node,
  models: 'some' | 'unknown',
  { place, report }: LoweringContext,
): void {
  const nests = models === 'some' ? 'nests a model' : 'may nest a model';
  report({
    code: 'model-hidden',
    message: `Field '${place.model}.${place.field}' ${nests} inside a v.${node.type}() that only valibot can run, without asking its grants.`,
    help:
      node.type === 'lazy'
        ? 'Let the getter of v.lazy() return one schema, made once, whatever the input is.'
        : 'Nest it in schemas without v.config(), v.message(), v.fallback() and functions for messages, and not behind v.rawTransform() and the like.',
    place,
  });
}

/** Of a function that gets the model, the mistakes are known when it is called. */
export function reportReference(
  problems: readonly Problem[],
  { place, report }: LoweringContext,
): void {
  for (const { code, message, help, literal } of problems) {
    report({ code, message, help, place: { ...place, ...(literal !== undefined && { literal }) } });
  }
}

export function reportHiddenReference(
  { place, report }: Pick<LoweringContext, 'place' | 'report'>,
  nested?: string,
): void {
  const what = nested === undefined ? 'a reference' : `'${nested}', which holds a reference,`;
  report({
    code: 'reference-hidden',
    message: `Field '${place.model}.${place.field}' holds ${what} where nobody looks for the ids that were sent.`,
    help: 'Give the reference a field of its own: reference(Team), v.array(reference(Team)), or a model or list of models with such a field; each optional or nullable, and without transformations behind it.',
    place,
  });
}

export function reportDefault({ place, report }: LoweringContext): void {
  report({
    code: 'model-default',
    message: `Field '${place.model}.${place.field}' has a default on a schema inside it that nests a model.`,
    help: 'Put the default on the field itself, as in field(v.optional(v.array(Address), [])), or set it on the server.',
    place,
  });
}

/** Sent as JSON, a field of this kind could never be accepted. */
export function reportNotJson(node: Node, { place, report }: LoweringContext): void {
  const instead = INSTEAD[node.type];
  report({
    code: 'schema-not-json',
    message: `Field '${place.model}.${place.field}' is writable and holds a v.${node.type}(), which JSON can't carry.`,
    help: instead
      ? `For JSON bodies, take ${instead}.`
      : 'Only code on the server can send it. If nobody should, take writableBy away.',
    place,
  });
}

const INSTEAD: Readonly<Record<string, string>> = {
  date: 'it as text: v.pipe(v.string(), v.isoTimestamp(), v.toDate())',
  bigint: 'it as text: v.pipe(v.string(), v.digits(), v.toBigint())',
  map: 'an object: v.record(…)',
  set: 'a list: v.array(…)',
};
