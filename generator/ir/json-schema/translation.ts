import type { NestedShape } from '../program-ir.js';
import type { AnyOfIr, DefinitionIr, SchemaIr } from '../schema-ir.js';
import type { JsonSchema } from './json-schema.js';

/** The side of the parser to describe: what it takes, or what it returns. */
export type Side = 'input' | 'output';

/** How to translate a schema: for which side, for whom, and how to refer to models. */
export interface Translation {
  readonly side: Side;
  /**
   * A `validator` must accept whatever the parser accepts, however odd. A `reader` wants to know
   * what to send: `minLength: 12`, even if six emoji would do, and no list in place of an object.
   */
  readonly to: 'validator' | 'reader';
  readonly model: (model: string, shape: NestedShape) => JsonSchema;
  readonly definition: (definition: DefinitionIr) => JsonSchema;
  readonly discriminator?: (variant: AnyOfIr) => Pick<JsonSchema, 'discriminator'>;
  /** Called with whatever JSON Schema can't express. */
  readonly widen?: (widening: Widening) => void;
  /** The shape of models at this place. Default `same`. */
  readonly shape?: NestedShape;
  /** Whether this is an option of an intersection, to whose result other options add keys. */
  readonly isMerged?: boolean;
  /** The definitions that enclose this place, to stop recursion. */
  readonly around?: readonly DefinitionIr[];
}

/** Describes for readers what is returned. Nothing is said of models and definitions in it. */
export const RETURNED: Translation = {
  side: 'output',
  to: 'reader',
  model: () => ({}),
  definition: () => ({}),
};

/** Translates a schema inside another one. */
export type Translate = (schema: SchemaIr) => JsonSchema;

/** Something JSON Schema can't express about an input, so that it accepts more than the parser. */
export interface Widening {
  /** The valibot type that is left out, or only partly expressed. */
  readonly kind: string;
  readonly because: string;
  /**
   * Whether only odd inputs show the difference, such as half a character, or a list for an object.
   */
  readonly isSlight: boolean;
}

/** Reports a widening. */
export type Widen = (because: string, isSlight?: 'slight') => void;

export function widenFor(kind: string, { widen }: Translation): Widen {
  return (because, isSlight) => widen?.({ kind, because, isSlight: isSlight === 'slight' });
}
