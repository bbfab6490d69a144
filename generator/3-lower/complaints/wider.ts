import { wideningsOf } from '../../ir/json-schema/widenings.js';
import type { SchemaIr } from '../../ir/schema-ir.js';
import { isUnchanged } from '../../ir/unchanged.js';
import type { LoweringContext } from '../lowering-context.js';

/** Reports what a field's JSON Schema can't express, so that it accepts more than the parser. */
export function reportWider(
  schema: SchemaIr,
  narrowings: readonly SchemaIr[],
  { place, report }: Pick<LoweringContext, 'place' | 'report'>,
): void {
  const leftOut = [schema, ...narrowings].flatMap(wideningsOf).filter(({ isSlight }) => !isSlight);
  const named = leftOut.map(({ kind, because }) => `'${kind}' (${because})`);
  if (narrowings.length > 0 && !isUnchanged(schema)) {
    named.push(`'narrow' (it checks the output of the schema before it)`);
  }
  if (named.length === 0) return;
  report({
    code: 'schema-wider',
    message: `The JSON Schema of field '${place.model}.${place.field}' accepts more than its parser: it leaves out ${[...new Set(named)].join(', ')}.`,
    help: 'Nothing to do: the parser checks it. Mention it in a v.description() if clients should know.',
    place,
  });
}
