import type { NestedShape } from '../program-ir.js';
import type { AnyOfIr, DefinitionIr, SchemaIr } from '../schema-ir.js';
import type { JsonSchema } from './json-schema.js';

/** Which side of the parser is described: what is sent, or what it returns of it. */
export type Side = 'input' | 'output';

/** Of what, to whom and how a schema is said. */
export interface Saying {
  readonly side: Side;
  /**
   * A `validator` must not refuse what the parser accepts, odd as it may be. A `reader` wants to know
   * what to send: `minLength: 12`, though six emoji would do, and no list in place of an object.
   */
  readonly to: 'validator' | 'reader';
  readonly model: (model: string, shape: NestedShape) => JsonSchema;
  readonly definition: (definition: DefinitionIr) => JsonSchema;
  readonly discriminator?: (variant: AnyOfIr) => Pick<JsonSchema, 'discriminator'>;
  /** Is told what can't be said. */
  readonly widen?: (widening: Widening) => void;
  /** Of the models here. Default `same`. */
  readonly shape?: NestedShape;
  /** Inside an intersection, whose options add keys to what each of them returns. */
  readonly isMerged?: boolean;
  /** The definitions around this place, none of which ends. */
  readonly around?: readonly DefinitionIr[];
}

/** Says a schema inside another one. */
export type Say = (schema: SchemaIr) => JsonSchema;

/** What can't be said of what is sent, so that the JSON Schema accepts more than the parser. */
export interface Widening {
  /** The valibot type of what is not said, or not in full. */
  readonly kind: string;
  readonly because: string;
  /** Whether only odd input shows it, such as half a character, or a list in place of an object. */
  readonly isSlight: boolean;
}

/** Tells of a widening. */
export type Widen = (because: string, isSlight?: 'slight') => void;

export function widenFor(kind: string, { widen }: Saying): Widen {
  return (because, isSlight) => widen?.({ kind, because, isSlight: isSlight === 'slight' });
}
