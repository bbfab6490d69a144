import type { ModelIr, NestedShape } from '../../../generator/ir/program-ir.js';
import type { SchemaIr, SourceIr } from '../../../generator/ir/schema-ir.js';
import { call, type Expression } from '../../expression.js';
import { line, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';

/** The place of a value that is being read, and its name in issues. */
export interface Place {
  /** The variable that holds the value, and then its output. */
  readonly variable: string;
  /** Its key or index, as code; absent if the value is all that the enclosing function reads. */
  readonly key?: string;
  /** The shape of models in it. `same` is the shape of the enclosing function. */
  readonly shape: NestedShape;
  /** The base for the names of its functions. */
  readonly called: string;
}

/** What the printers of the different kinds of schemas share. */
export interface Emitter {
  /** Statements that check the value and replace it with its output. */
  statements(schema: SchemaIr, place: Place): readonly Statement[];
  /** The name of a function `(value, report, roles) => output`. */
  reader(schema: SchemaIr, place: Pick<Place, 'shape' | 'called'>): string;
  /** Declares a function with this body and returns its name. */
  function(body: readonly Statement[], called: string): string;
  /** Declares a function with these parameters and body and returns its name. */
  declare(wanted: string, text: string, comment?: string): string;
  /** A free name for a variable of the enclosing function. */
  variable(wanted: string): string;
  /** A call of the value's reader, or of its model's parser, with all arguments. */
  read(schema: SchemaIr, place: Place): Expression;
  /** Declares a constant of the module. Returns its name: the wanted one, if free. */
  constant(value: Expression, wanted: string): string;
  /** Declares a constant for the user's own schema, action or default and returns its name. */
  live(source: SourceIr): string;
  /** Finds a nested model. */
  model(name: string): ModelIr;
}

/** A name for a constant that holds something of the user's. */
export const liveName = ({ field }: SourceIr): string => nameFor('live', field);

/** Reports that the value has the wrong type, so that its rules can't be checked. */
export function wrongType(place: Place, message: Expression): Statement {
  return refusal('wrongType', place, message);
}

/** Reports that a rule refuses a value of the right type. */
export function wrongValue(place: Place, message: Expression): Statement {
  return refusal('wrongValue', place, message);
}

function refusal(name: string, { key }: Place, message: Expression): Statement {
  return line('', call(name, 'report', message, ...(key === undefined ? [] : [key])));
}

/** Replaces the value with the result of a function of the runtime. */
export function replace(
  { variable, key }: Place,
  name: string,
  ...items: readonly Expression[]
): Statement {
  return line(`${variable} = `, call(name, ...items, ...(key === undefined ? [] : [key])));
}

/** Tells the operation. For a `replace`, the grants of `update` apply. */
export const IS_CREATE = `const isCreate = shape === 'create';`;

/** Remembers how many issues there were before a value was checked. */
export const BEFORE = 'before = report.count;';
