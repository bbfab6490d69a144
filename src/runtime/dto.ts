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
 * A Dto object: the parser of one model, shape and set of roles. It is a Standard Schema and a
 * Standard JSON Schema, so frameworks take it as it is; by hand, `parse(dto, body)`. What takes one
 * whatever its clients send says `Dto<UpdateUser, any>`.
 */
export interface Dto<Output, Input = Output> {
  readonly '~standard': StandardSchemaV1.Props<Input, Parsed<Output>> &
    StandardJSONSchemaV1.Props<Input, Parsed<Output>>;
  readonly '~dto': DtoDefinition;
}

/** The Dtos of one model and shape: what generated code knows before the roles are chosen. */
export interface DtoFamily {
  readonly model: string;
  readonly shape: Shape;
  /** A role's bit, with the bits of the roles that it extends; 0 for a role that is not declared. */
  readonly bitsOfRole: (role: string) => number;
  /** The compiled parser: a fresh object, and what is refused in the report. */
  readonly read: ModelReader;
  /** Who may write each declared field. */
  readonly grants: ModelGrants;
  /** What is asked of what was read, where no field alone can say it. */
  readonly check?:
    ((output: unknown, definition: DtoDefinition, report: Report) => void) | undefined;
  /** What has to be true of a record for some of the grants. */
  readonly conditions?: readonly Condition[] | undefined;
  /** Whether `apply` has to know what was parsed with it. */
  readonly isRemembered?: true | undefined;
  /** Whether the caller may refer to what was sent, where a field of it is a reference. */
  readonly checkReferences?: ReferenceCheck | undefined;
  /** What may be sent and what is returned, as JSON Schema. */
  readonly jsonSchema: (asked: Asked) => JsonSchema;
}

export interface DtoDefinition extends DtoFamily {
  /** The roles as they were asked for. */
  readonly roles: readonly string[];
  /**
   * Their bits, and those of the conditions that are given to hold; 0, which accepts nothing, if none
   * of the roles is declared.
   */
  readonly bits: number;
}
