import type { ProgramIr } from '../../../generator/ir/program-ir.js';
import type { AnyOfIr, DefinitionIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import type { Expression } from '../../expression.js';
import type { Statement } from '../../statement.js';

/** What the printers of the different kinds of schemas share. */
export interface Viewing {
  readonly program: ProgramIr;
  /** An expression for what may be read of a value: the value itself if nothing in it is hidden. */
  view(schema: SchemaIr, value: Expression, called: string): Expression;
  /** The same for a union or variant. What fits none of its options is not shown. */
  choice(schema: AnyOfIr, value: Expression, called: string): Expression;
  /** The name of a function `(value, roles) => view`. */
  viewer(schema: SchemaIr, called: string): string;
  /**
   * The same for a definition. As an option, it returns `undefined` for values that don't fit.
   */
  definition(definition: DefinitionIr, as: 'view' | 'option'): string;
  /** Declares a function with this body and returns its name. */
  function(body: readonly Statement[], called: string): string;
  /** Declares a constant of the module. Returns its name: the wanted one, if free. */
  constant(value: Expression, wanted: string): string;
}
