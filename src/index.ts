// Declare
export {
  defineRoles,
  type Access,
  type RoleDefinition,
  type RoleDefinitions,
} from './model/roles.js';
export { narrow, type Narrowing } from './model/narrow.js';
export { DeclarationError, type Problem, type ProblemCode } from './model/problems.js';
export type { Field, FieldOptions, Grant, Operation, WritableBy } from './model/field.js';
export type { Shape } from './model/grants.js';
export type { AnyModel, Model } from './model/model.js';

// The rule as a type
export type { DtoOf } from './types/dto-of.js';
export type { RecordOf } from './types/record-of.js';
export type { Parsed } from './types/parsed.js';
export type { RoleOf } from './types/grants.js';
