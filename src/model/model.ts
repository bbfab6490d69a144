import * as v from 'valibot';
import type { AnyGrant, Field } from './field.js';
import type { Narrowing } from './narrow.js';
import { helpForName, refuse, type Problem } from './problems.js';
import type { RoleGraph, Roles } from './role.js';

/** The fields of a model by name. */
export type Fields = { readonly [name: string]: Field };

/** The fields that roles of one graph may be granted. */
export type FieldsFor<Role extends string> = {
  readonly [name: string]: Field<
    v.GenericSchema<unknown>,
    Role | Narrowing<Role>,
    Role | Narrowing<Role>
  >;
};

/** The valibot entries of the record: every field but the input-only ones. */
export type EntriesOf<ModelFields extends Fields> = {
  readonly [
    Name in keyof ModelFields as ModelFields[Name]['stored'] extends false ? never : Name
  ]: ModelFields[Name]['schema'];
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
}

/** A declared model: a real valibot strict-object schema of the record, which also knows its grants. */
export interface Model<
  Name extends string = string,
  ModelFields extends Fields = Fields,
  Graph extends RoleGraph = RoleGraph,
> extends v.StrictObjectSchema<EntriesOf<ModelFields>, undefined> {
  readonly '~model': ModelDefinition<Name, ModelFields, Graph>;
}

/** Any model, for code that reads models without knowing one. */
export interface AnyModel {
  readonly '~model': ModelDefinition<string, any, any>; // any: each model's own fields are its own business
}

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
export type ModelFactory<Graph extends RoleGraph> = <
  const Name extends string,
  const ModelFields extends FieldsFor<keyof Graph & string>,
>(
  name: Name,
  fields: ModelFields,
) => Model<Name, ModelFields, Graph>;

export function createModel(roles: Roles, name: string, fields: Fields): Model {
  const problems = problemsOf(roles, name, fields);
  refuse(problems);
  const declared = typeof fields === 'object' && fields !== null ? fields : {};
  const stored = Object.entries(declared).filter(([, field]) => hasSchema(field) && field.stored);
  const entries = Object.fromEntries(stored.map(([key, field]) => [key, field.schema]));
  const faulty = problems.length > 0 || !Object.values(declared).every(hasSchema);
  const definition: ModelDefinition = {
    name: String(name),
    fields: declared,
    roles,
    faulty,
    entries,
  };
  return Object.assign(v.strictObject(entries), { '~model': definition });
}

/** The definition that a schema carries, if it is a model or a pipe that starts with one. */
export function definitionOf(schema: unknown): ModelDefinition | undefined {
  if (typeof schema !== 'object' || schema === null || !('~model' in schema)) return undefined;
  return (schema as AnyModel)['~model'];
}

function problemsOf(roles: Roles, name: unknown, fields: Fields): Problem[] {
  const model = String(name);
  const problems = [...nameProblems(name), ...fieldsProblems(model, fields)];
  if (typeof fields !== 'object' || fields === null) return problems;
  const perField = Object.entries(fields).flatMap(([field, value]) =>
    isField(value)
      ? grantProblems(roles, { model, field }, value)
      : [
          {
            code: 'field-invalid' as const,
            message: `Field '${model}.${field}' is not a field.`,
            help: 'Declare it with field(schema, { writableBy: […] }).',
            model,
            field,
          },
        ],
  );
  return [...problems, ...perField];
}

function nameProblems(name: unknown): Problem[] {
  if (typeof name === 'string' && /^[A-Za-z][A-Za-z0-9]*$/.test(name)) return [];
  const shown = typeof name === 'string' ? JSON.stringify(name) : String(name);
  return [
    {
      code: 'model-name',
      message: `Model ${shown} has a name that can't be used.`,
      help: 'Use a type name: letters and digits, starting with a letter.',
      ...(typeof name === 'string' && { model: name }),
    },
  ];
}

function fieldsProblems(model: string, fields: unknown): Problem[] {
  const isObject = typeof fields === 'object' && fields !== null;
  const prototype: unknown = isObject ? Object.getPrototypeOf(fields) : undefined;
  // In a literal, `__proto__:` sets the prototype instead of a key.
  if (isObject && (Object.hasOwn(fields, '__proto__') || isField(prototype))) {
    return [
      {
        code: 'field-name',
        message: `Model '${model}' has a field named '__proto__'.`,
        help: 'Choose another name: objects treat this key as their prototype.',
        model,
        field: '__proto__',
        literal: '__proto__',
      },
    ];
  }
  if (prototype === Object.prototype) return [];
  return [
    {
      code: 'field-invalid',
      message: `Model '${model}' was declared with fields that are no plain object.`,
      help: 'Pass them second, as in model(name, { email: field(v.string()) }).',
      model,
    },
  ];
}

interface Place {
  readonly model: string;
  readonly field: string;
}

function grantProblems(roles: Roles, place: Place, field: Field): Problem[] {
  const called = `Field '${place.model}.${place.field}'`;
  const operations = Object.keys(field.writableBy)
    .filter((operation) => operation !== 'create' && operation !== 'update')
    .map((operation) => ({
      code: 'operation-unknown' as const,
      message: `${called} is writable in '${operation}', which is not an operation.`,
      help: `${helpForName(operation, ['create', 'update'])} A replace (PUT) asks 'update'.`,
      literal: operation,
      ...place,
    }));
  const grants = new Set<AnyGrant>([...field.writableBy.create, ...field.writableBy.update]);
  const writers = [...grants].flatMap((grant) => [
    ...roleProblem(roles, place, grant, 'writable'),
    ...narrowingProblem(place, grant),
  ]);
  const readers =
    field.readableBy === 'anyone'
      ? []
      : field.readableBy.flatMap((role) =>
          role === 'anyone' ? [] : roleProblem(roles, place, role, 'readable'),
        );
  return [...operations, ...writers, ...readers];
}

function roleProblem(roles: Roles, place: Place, grant: unknown, verb: string): Problem[] {
  const called = `Field '${place.model}.${place.field}'`;
  const role = isNarrowing(grant) ? grant.role : grant;
  if (typeof role !== 'string') {
    return [
      {
        code: 'grant-invalid',
        message: `${called} has a grant that is neither a role nor a narrow().`,
        help: "List roles, as in writableBy: ['owner', narrow('support', schema)].",
        ...place,
      },
    ];
  }
  if (roles.has(role)) return [];
  return [
    {
      code: 'role-unknown',
      message: `${called} is ${verb} by '${role}', which is not a declared role.`,
      help: helpForName(role, [...roles.keys()]),
      literal: role,
      ...place,
    },
  ];
}

function narrowingProblem(place: Place, grant: unknown): Problem[] {
  if (!isNarrowing(grant) || isSchema(grant.schema)) return [];
  return [
    {
      code: 'grant-invalid',
      message: `Field '${place.model}.${place.field}' has a narrow() without a valibot schema.`,
      help: "Pass one second, as in narrow('owner', v.picklist(['read', 'write'])).",
      ...place,
      literal: 'narrow',
    },
  ];
}

const isField = (value: unknown): value is Field =>
  typeof value === 'object' && value !== null && (value as Field).kind === 'field';

/** A field without one was refused where it was declared. */
const hasSchema = (field: Field): boolean => isField(field) && isSchema(field.schema);

const isSchema = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

const isNarrowing = (value: unknown): value is Narrowing =>
  typeof value === 'object' && value !== null && (value as Narrowing).kind === 'narrowing';
