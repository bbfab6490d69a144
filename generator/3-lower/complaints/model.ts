import { calledAt } from '../../../src/model/problems/field-place.js';
import type { ModelDefinition } from '../../../src/model/model.js';
import { hasGetters } from '../live/entries.js';
import type { Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';

export function reportAltered(
  definition: ModelDefinition,
  { place, report }: LoweringContext,
): void {
  report({
    code: 'model-altered',
    message: `${calledAt(place)} nests a changed form of the model '${definition.name}'.`,
    help: 'v.partial(), v.pick(), v.fallback(), v.message() and the like change the rules of a model. Nest the model itself, or declare another one.',
    place,
  });
}

export function reportRoles(definition: ModelDefinition, { place, report }: LoweringContext): void {
  report({
    code: 'model-roles',
    message: `${calledAt(place)} nests the model '${definition.name}', which was declared with other roles.`,
    help: 'Declare both with field() and model() of the same defineRoles().',
    place,
  });
}

export function reportRules({ place, report }: LoweringContext): void {
  report({
    code: 'model-rules',
    message: `${calledAt(place)} pipes a model into a rule, but an input may hold only some of the model's fields.`,
    help: 'Put the rule on a field, or check it on the record after apply().',
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
    message: `${calledAt(place)} ${nests} inside a v.${node.type}() that only valibot can run, which does not check its grants.`,
    help: helpForHidden(node),
    place,
  });
}

function helpForHidden(node: Node): string {
  if (node.type === 'lazy') {
    return 'Let the getter of v.lazy() return one schema that is made outside of it, whatever the input is.';
  }
  return hasGetters(node)
    ? 'Let its getters return an object that is made only once, or use v.lazy(() => Category) with such an object.'
    : `Nest it in schemas without v.config(), v.message(), v.fallback() or a union's message that is a function, and not behind v.rawTransform() and the like.`;
}

export function reportDefault({ place, report }: LoweringContext): void {
  report({
    code: 'model-default',
    message: `${calledAt(place)} has a default on a schema inside it that nests a model.`,
    help: 'Put the default on the field itself, as in field(v.optional(v.array(Address), [])), or set it on the server.',
    place,
  });
}

/** A model is not written as one value: the grants of its own fields decide. */
export function reportNarrowing({ place, report }: LoweringContext): void {
  report({
    code: 'narrowing-model',
    message: `${calledAt(place)} has a narrow(), but it holds a model, whose own fields say who may write what.`,
    help: 'Grant the role the whole field here, and narrow the fields of the nested model.',
    place: { ...place, literal: 'narrow' },
  });
}

export function reportRefusedDefault({ place, report }: LoweringContext): void {
  report({
    code: 'default-refused',
    message: `${calledAt(place)} has a default that its own schema refuses, so a create that does not send the field is refused.`,
    help: 'Choose a default that fits the rules, or change the rules: valibot checks defaults, too.',
    place,
  });
}
