import type { ProgramIr } from '../../../generator/ir/program-ir.js';
import type { DefinitionIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import type { Expression } from '../../expression.js';
import type { Statement } from '../../statement.js';

/** What the printers of the kinds of schemas ask of each other. */
export interface Viewing {
  readonly program: ProgramIr;
  /** What may be read of a value: itself, where nothing is hidden in it. */
  view(schema: SchemaIr, value: Expression, called: string): Expression;
  /** The name of a function `(value, roles) => view`. */
  viewer(schema: SchemaIr, called: string): string;
  /** The same of what a lazy schema gets: of an option, nothing is shown that is none. */
  definition(definition: DefinitionIr, as: 'view' | 'option'): string;
  /** The name of a function with such a body. */
  function(body: readonly Statement[], called: string): string;
  /** The name of a constant of the module. */
  constant(value: Expression, called: string): string;
}
