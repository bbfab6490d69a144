import * as v from 'valibot';
import { hasSchema, type Field, type Fields } from './field.js';
import { isObject } from './is-object.js';
import { modelProblems } from './problems/model-problems.js';
import type { Narrowing } from './narrow.js';
import { refuse } from './problems/refuse.js';
import type { EntriesOf, RecordTypes } from './record.js';
import type { RoleGraph, Roles } from './role.js';
import type { Conditional } from './when.js';

/** Fields whose grants name roles of one graph only. */
export type FieldsFor<Role extends string> = {
  readonly [name: string]: Field<
    v.GenericSchema<unknown>,
    Role | Narrowing<Role>,
    Role | Narrowing<Role> | Conditional<Role | Narrowing<Role>>
  >;
};

/** What a model carries in addition to its schema. */
export interface ModelDefinition<
  Name extends string = string,
  ModelFields extends Fields = Fields,
  Graph extends RoleGraph = RoleGraph,
> {
  readonly name: Name;
  readonly fields: ModelFields;
  /**
   * For the type only, never set: which role extends which. It is public because `DtoOf` reads it.
   */
  readonly graph?: Graph;
  readonly roles: Roles;
  /**
   * Whether mistakes in the declaration were collected instead of thrown, so that its parts can't
   * be relied on.
   */
  readonly faulty: boolean;
  /**
   * The entries of the schema as declared. `v.partial(User)` and the like copy the definition, but
   * have other entries.
   */
  readonly entries: object;
  /**
   * The `~run` of the schema as declared. `v.config(User)`, `v.message(User, …)` and
   * `v.cache(User)` copy the definition, but run differently.
   */
  readonly run: unknown;
}

/**
 * A declared model: a real valibot strict-object schema of the record, which also carries the
 * grants of its fields.
 *
 * Its entries are `any` to valibot; `RecordTypes` says what valibot would infer from them.
 */
export interface Model<
  Name extends string = string,
  ModelFields extends Fields = Fields,
  Graph extends RoleGraph = RoleGraph,
> extends v.StrictObjectSchema<any, undefined> {
  readonly entries: EntriesOf<ModelFields>;
  readonly '~types'?: RecordTypes<EntriesOf<ModelFields>> | undefined;
  readonly '~standard': v.StandardProps<
    RecordTypes<EntriesOf<ModelFields>>['input'],
    RecordTypes<EntriesOf<ModelFields>>['output']
  >;
  readonly '~run': (
    dataset: v.UnknownDataset,
    config: v.Config<v.BaseIssue<unknown>>,
  ) => v.OutputDataset<
    RecordTypes<EntriesOf<ModelFields>>['output'],
    RecordTypes<EntriesOf<ModelFields>>['issue']
  >;
  readonly '~model': ModelDefinition<Name, ModelFields, Graph>;
}

/** Any model, for code that handles models it does not know. */
export interface AnyModel {
  readonly '~model': ModelDefinition<string, any, any>; // any: whatever fields and roles the model has
}

/** The function `model`, bound to the roles. */
export interface ModelFactory<Graph extends RoleGraph> {
  /**
   * Declares a model: a valibot strict-object schema of the record, which also carries who may
   * write and read each field. It nests like any schema: `v.array(User)`, `v.optional(User)`,
   * `v.variant('kind', [Card, Iban])`.
   *
   * @param name The name of the model, which becomes part of type names: `User`, `ServiceConfig`.
   * @param fields The fields by name, made by the `field` of the same `defineRoles()`.
   *
   * @returns The model, which is a valibot schema.
   *
   * @throws {DeclarationError} If a name, field, role, operation or condition in it is invalid. It
   * lists every mistake.
   *
   * @example
   * ```ts
   * import * as v from 'valibot';
   * import { defineRoles } from 'gen-dtos';
   *
   * const { field, model } = defineRoles({ owner: 'The person the record belongs to' });
   * const User = model('User', { bio: field(v.string(), { writableBy: ['owner'] }), id: field(v.string()) });
   * type Record = v.InferOutput<typeof User>; // { bio: string; id: string }
   * ```
   */
  <const Name extends string, const ModelFields extends FieldsFor<keyof Graph & string>>(
    name: Name,
    fields: ModelFields,
  ): Model<Name, ModelFields, Graph>;
}

export function createModel(roles: Roles, name: string, fields: Fields): Model {
  const problems = modelProblems(roles, name, fields);
  refuse(problems);
  const declared = isObject(fields) ? fields : {};
  const stored = Object.entries(declared).filter(([, field]) => hasSchema(field) && field.stored);
  const entries = Object.fromEntries(stored.map(([key, field]) => [key, field.schema]));
  const isSound = (field: Field): boolean => hasSchema(field) && !field.faulty;
  const faulty = problems.length > 0 || !Object.values(declared).every(isSound);
  const schema = v.strictObject(entries);
  const definition: ModelDefinition = {
    name: String(name),
    fields: declared,
    roles,
    faulty,
    entries,
    run: schema['~run'],
  };
  return Object.assign(schema, { '~model': definition });
}

/** Whether a schema is a model as declared: the same entries, run in the same way, no fallback. */
export function isAsDeclared(schema: object, { entries, run }: ModelDefinition): boolean {
  const { entries: its, '~run': itsRun } = schema as { entries?: object; '~run'?: unknown };
  return its === entries && itsRun === run && !('fallback' in schema);
}

/** The definition of a model; also found on a pipe that starts with one. */
export function definitionOf(schema: unknown): ModelDefinition | undefined {
  return isObject(schema) ? (schema as Partial<AnyModel>)['~model'] : undefined;
}
