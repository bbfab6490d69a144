import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import type { Shape } from '../model/grants.js';
import type { Parsed } from '../types/parsed.js';
import type { Asked, JsonSchema } from './json-schema/json-schema.js';
import type { Condition } from './conditions/condition.js';
import type { ModelGrants } from './model-grants.js';
import type { ModelReader } from './read/reader.js';
import type { Report } from './report.js';
import type { ReferenceCheck } from './references/check-references.js';

/**
 * A Dto object: the parser for one model, one shape and one set of roles.
 *
 * It is a Standard Schema and a Standard JSON Schema, so frameworks accept it as it is; in your own
 * code, call `parse(dto, body)`. A function that takes any Dto for an output, whatever its clients
 * send, declares its parameter as `Dto<UpdateUser, unknown>`.
 *
 * @example
 * ```ts
 * import { parse, type Dto } from 'gen-dtos/runtime';
 *
 * function rename(dto: Dto<{ name?: string }, unknown>, body: unknown): string | undefined {
 *   return parse(dto, body).name;
 * }
 * ```
 */
export interface Dto<Output, Input = Output> {
  readonly '~standard': StandardSchemaV1.Props<Input, Parsed<Output>> &
    StandardJSONSchemaV1.Props<Input, Parsed<Output>>;
  readonly '~dto': DtoDefinition;
}

/** All Dtos of one model and shape: what generated code knows before the roles are chosen. */
export interface DtoFamily {
  readonly model: string;
  readonly shape: Shape;
  /** A role's bit, together with the bits of the roles it extends; 0 for an undeclared role. */
  readonly bitsOfRole: (role: string) => number;
  /** The compiled parser. It returns a fresh object and notes in the report what it refuses. */
  readonly read: ModelReader;
  /** Who may write each declared field. */
  readonly grants: ModelGrants;
  /** Checks the parsed value as a whole, where no single field can tell. */
  readonly check?:
    ((output: unknown, definition: DtoDefinition, report: Report) => void) | undefined;
  /** The conditions on the record that some of the grants depend on. */
  readonly conditions?: readonly Condition[] | undefined;
  /** Whether `apply` needs to know which Dto a value was parsed with. */
  readonly isRemembered?: true | undefined;
  /** Checks whether the caller may refer to the ids that were sent in reference fields. */
  readonly checkReferences?: ReferenceCheck | undefined;
  /** The JSON Schema of what may be sent, or of what parsing returns. */
  readonly jsonSchema: (asked: Asked) => JsonSchema;
}

/** A family with its roles chosen: all that a Dto object carries. */
export interface DtoDefinition extends DtoFamily {
  /** The roles as the caller passed them. */
  readonly roles: readonly string[];
  /**
   * The bits of the declared roles, and of the conditions known to hold. If no role is declared
   * this is 0, which accepts nothing.
   */
  readonly bits: number;
}
