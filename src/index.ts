// Declaring models
export {
  defineRoles,
  type Access,
  type RoleDefinition,
  type RoleDefinitions,
} from './model/roles.js';
export { narrow, type Narrowing } from './model/narrow.js';
export { reference, type Referable } from './model/reference.js';
export {
  when,
  type Condition,
  type Conditional,
  type ConditionData,
  type ConditionValue,
} from './model/when.js';
export { DeclarationError } from './model/problems/declaration-error.js';
export type { Problem, ProblemCode } from './model/problems/problem.js';
export type { Field, Fields, Operation } from './model/field.js';
export type { FieldOptions, Grant, UnconditionalGrant, WritableBy } from './model/field-options.js';
export type { Shape } from './model/grants.js';
export type { AnyModel, Model } from './model/model.js';

// The types that declarations are inferred to have, so that a project can emit its own `.d.ts`
// files
export type { FieldFactory } from './model/field.js';
export type { ModelFactory } from './model/model.js';
export type { EntriesOf } from './model/record.js';
export type { Reference } from './model/reference.js';
export type { RelationFactory, RelationFields } from './model/relation.js';
export type { RoleGraph } from './model/role.js';
export type { RoleGraphOf } from './model/roles.js';

// The access rule as types
export type { DtoOf } from './types/dto-of.js';
export type { ViewOf } from './types/view-of.js';
export type { RecordOf } from './types/record-of.js';
export type { Parsed } from './types/parsed.js';
export type { RoleOf } from './types/model-parts.js';
