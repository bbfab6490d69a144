import { listedValues, haveDistinctValues } from '../../../generator/ir/listed-values.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import type { ProgramIr } from '../../../generator/ir/program-ir.js';
import type { AnyOfIr, Primitive, SchemaIr } from '../../../generator/ir/schema-ir.js';

/** An option of a variant, and the values of the discriminator that choose it. */
interface Discriminated {
  readonly option: SchemaIr;
  readonly values: readonly Primitive[];
}

/**
 * The options with their discriminator values; `undefined` if those don't tell all options apart.
 */
export function tellingValues(
  { anyOf, discriminator: key }: AnyOfIr,
  program: ProgramIr,
): readonly Discriminated[] | undefined {
  if (key === undefined) return undefined;
  const told = anyOf.map((option) => ({ option, values: valuesOf(option, key, program) }));
  return haveDistinctValues(told.map(({ values }) => values)) ? told : undefined;
}

function valuesOf(option: SchemaIr, key: string, program: ProgramIr): readonly Primitive[] {
  switch (option.kind) {
    case 'pipe':
      return option.actions.some(({ kind }) => kind === 'then')
        ? []
        : valuesOf(option.schema, key, program);
    case 'object':
      return listedValues(option.properties.find((one) => one.key === key)?.schema);
    case 'model':
      return listedValues(
        modelNamed(option.model, program)?.properties.find((one) => one.key === key)?.schema,
      );
    default:
      return [];
  }
}
