import * as v from 'valibot';
import { hasSchema, type Field, type Fields } from './field.js';
import { isObject } from './is-object.js';
import { modelProblems } from './problems/model-problems.js';
import type { Narrowing } from './narrow.js';
import { refuse } from './problems/refuse.js';
import type { EntriesOf, RecordTypes } from './record.js';
import type { RoleGraph, Roles } from './role.js';
import type { Conditional } from './when.js';

/** The fields that roles of one graph may be granted. */
export type FieldsFor<Role extends string> = {
  readonly [name: string]: Field<
    v.GenericSchema<unknown>,
    Role | Narrowing<Role>,
    Role | Narrowing<Role> | Conditional<Role | Narrowing<Role>>
  >;
};

/** What a model carries beside its schema. */
export interface ModelDefinition<
  Name extends string = string,
  ModelFields extends Fields = Fields,
  Graph extends RoleGraph = RoleGraph,
> {
  readonly name: Name;
  readonly fields: ModelFields;
  /** Type only, never set: which role extends which. Published, since `DtoOf` reads it. */
  readonly graph?: Graph;
  readonly roles: Roles;
  /** Set where mistakes were collected instead of thrown: then the parts can't be relied on. */
  readonly faulty: boolean;
  /** The entries the definition speaks of: `v.partial(User)` and the like carry others. */
  readonly entries: object;
  /** How it runs: `v.config(User)`, `v.message(User, …)` and `v.cache(User)` run otherwise. */
  readonly run: unknown;
}

/**
 * A declared model: a real valibot strict-object schema of the record, which also knows its grants.
 * What valibot would infer of the entries, which are therefore `any`, is said by `RecordTypes`.
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

/** Any model, for code that reads models without knowing one. */
export interface AnyModel {
  readonly '~model': ModelDefinition<string, any, any>; // any: each model's own fields are its own business
}

/** `model`, bound to the roles. */
export interface ModelFactory<Graph extends RoleGraph> {
  /**
   * Declares a model: a valibot strict-object schema of the record that also carries who may write
   * what. It nests like any schema (`v.array(User)`, `v.optional(User)`, `v.variant('kind', [Card, Iban])`).
   *
   * @param name A type name, such as `ServiceConfig`.
   * @param fields The fields, from the same `defineRoles()`.
   *
   * @returns The model.
   *
   * @throws {DeclarationError} If a role, operation, field or name can't be used; it lists them all.
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

/** Whether a schema is a model as it was declared: the same entries, run as they were. */
export function isAsDeclared(schema: object, { entries, run }: ModelDefinition): boolean {
  const { entries: its, '~run': itsRun } = schema as { entries?: object; '~run'?: unknown };
  return its === entries && itsRun === run && !('fallback' in schema);
}

/** The definition that a schema carries, if it is a model or a pipe that starts with one. */
export function definitionOf(schema: unknown): ModelDefinition | undefined {
  return isObject(schema) ? (schema as Partial<AnyModel>)['~model'] : undefined;
}
