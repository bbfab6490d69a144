import type { ModelIr, NestedShape } from '../../../generator/ir/program-ir.js';
import type { SchemaIr, SourceIr } from '../../../generator/ir/schema-ir.js';
import { call, type Expression } from '../../expression.js';
import { line, type Statement } from '../../statement.js';

/** Where a value stands that is being read, and what the issues about it are to call it. */
export interface Place {
  /** The variable that holds it; what is made of it is put there, too. */
  readonly variable: string;
  /** The key or index under which the function around it found it, as code; none if it is all it reads. */
  readonly key?: string;
  /** Of the models in it: `same` is that of the function around it. */
  readonly shape: NestedShape;
  /** What functions for it are named after. */
  readonly called: string;
}

/** What the printers of the kinds of schemas ask of each other. */
export interface Emitter {
  /** Checks the value in place, and puts what is made of it in its place. */
  statements(schema: SchemaIr, place: Place): readonly Statement[];
  /** The name of a function `(value, report, roles) => output`. */
  reader(schema: SchemaIr, place: Pick<Place, 'shape' | 'called'>): string;
  /** The name of a function with such a body. */
  function(body: readonly Statement[], called: string): string;
  /** The name of a function by its parameters and body. */
  declare(wanted: string, text: string): string;
  /** The name of a variable of the function around it. */
  variable(wanted: string): string;
  /** A call of a value's reader, or of its model's parser, with what that asks for. */
  read(schema: SchemaIr, place: Place): Expression;
  /** The name of a constant of the module. */
  constant(value: Expression, called: string): string;
  /** The name of a constant that holds the user's own schema, action or default. */
  live(source: SourceIr): string;
  /** A nested model. */
  model(name: string): ModelIr;
}

/** What a constant for something of the user's own is named after. */
export const liveName = ({ field }: SourceIr): string => `live-${field}`;

/** The value is not of its schema's type, so no rule can be asked of it. */
export function wrongType(place: Place, message: string): Statement {
  return refusal('wrongType', place, message);
}

/** It is, but a rule refuses it. */
export function wrongValue(place: Place, message: string): Statement {
  return refusal('wrongValue', place, message);
}

function refusal(name: string, { key }: Place, message: string): Statement {
  return line('', call(name, 'report', message, ...(key === undefined ? [] : [key])));
}

/** Puts what a function of the runtime makes of the value in its place. */
export function replace(
  { variable, key }: Place,
  name: string,
  ...items: readonly Expression[]
): Statement {
  return line(`${variable} = `, call(name, ...items, ...(key === undefined ? [] : [key])));
}

/** Tells the operation: a replace is held to what an update may. */
export const IS_CREATE = `const isCreate = shape === 'create';`;

/** Remembers how much was found before a value was looked at. */
export const BEFORE = 'before = report.count;';
