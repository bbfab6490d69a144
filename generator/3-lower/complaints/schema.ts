import { calledAt } from '../../../src/model/problems/field-place.js';
import type { MessageIr } from '../../ir/schema-ir.js';
import { isSchemaInherited } from '../live/entries.js';
import type { Node } from '../live/node.js';
import { someBehind } from '../live/some-behind.js';
import type { LoweringContext } from '../lowering-context.js';

/** Reports an island. It is exact, but the user should know of it. */
export function reportIsland(
  what: string,
  { place, report }: Pick<LoweringContext, 'place' | 'report'>,
): void {
  report({
    code: 'island',
    message: `${calledAt(place)} uses '${what}', which is called in the model file at run time.`,
    help: 'Nothing to do: it is exact. Generated code imports the model for it.',
    place,
  });
}

/** Reports a message that only the live schema or action can tell, if it is one. */
export function reportMessage(
  { type }: Node,
  message: MessageIr | undefined,
  { place, report }: Pick<LoweringContext, 'place' | 'report'>,
): void {
  if (typeof message !== 'object') return;
  report({
    code: 'island',
    message: `${calledAt(place)} asks '${type}' in the model file for its message at run time.`,
    help: 'Nothing to do: it is exact. Generated code imports the model for it.',
    place,
  });
}

/** In an object literal, `__proto__:` sets the prototype instead of a key. */
export function reportPrototype(entries: object, { place, report }: LoweringContext): void {
  if (!Object.hasOwn(entries, '__proto__') && !isSchemaInherited(entries)) return;
  report({
    code: 'field-name',
    message: `${calledAt(place)} holds an object with a key named '__proto__'.`,
    help: 'Choose another name: objects treat this key as their prototype.',
    place: { ...place, literal: '__proto__' },
  });
}

/** Reports that a schema inside a field was not there when the file ran. */
export function reportLacking(
  type: string,
  { place, report }: Pick<LoweringContext, 'place' | 'report'>,
): void {
  report({
    code: 'field-invalid',
    message: `${calledAt(place)} has something in its '${type}' that is no valibot schema or action.`,
    help: 'Pass what a call returns, as in v.array(v.string()). If files import each other in a circle, a schema may not exist yet: move what they share to a file of its own, or nest it as v.lazy(() => Team).',
    place,
  });
}

export function reportAsync(node: Node, { place, report }: LoweringContext): void {
  report({
    code: 'schema-async',
    message: `${calledAt(place)} has the asynchronous ${node.kind} '${node.type}'.`,
    help: 'Parsing is synchronous: use the synchronous schema, and do the asynchronous check after parse().',
    place,
  });
}

/**
 * Reports asynchronous parts inside a schema that would be called as it is, and returns whether
 * there are any: a synchronous schema would accept their promise as a valid value.
 */
export function reportAsyncBehind(node: Node, context: LoweringContext): boolean {
  return someBehind(node, (one) => {
    const { async, '~run': run } = one as Node;
    if (!async || typeof run !== 'function') return false;
    reportAsync(one as Node, context);
    return true;
  });
}

/** Reports a kind of field whose values no JSON can carry, so that it could never be accepted. */
export function reportNotJson(node: Node, { place, report }: LoweringContext): void {
  report({
    code: 'schema-not-json',
    message: `${calledAt(place)} is writable and holds a v.${node.type}(), which JSON can't carry.`,
    help: helpFor(node.type),
    place,
  });
}

function helpFor(type: string): string {
  const instead = INSTEAD[type];
  if (instead !== undefined) return `For JSON bodies, accept ${instead}.`;
  return UPLOADED.has(type)
    ? 'A form can: multipart/form-data, read by parseForm() or by an adapter that takes forms.'
    : 'Only code on the server can send it. If nobody should, remove writableBy.';
}

const UPLOADED: ReadonlySet<string> = new Set(['file', 'blob']);

const INSTEAD: Readonly<Record<string, string>> = {
  date: 'it as text: v.pipe(v.string(), v.isoTimestamp(), v.toDate())',
  bigint: 'it as text: v.pipe(v.string(), v.digits(), v.toBigint())',
  map: 'an object: v.record(…)',
  set: 'a list: v.array(…)',
};
