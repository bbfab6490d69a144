import * as v from 'valibot';
import type { AsGiven } from './as-given.js';
import { isObject } from './is-object.js';
import { definitionOf, type AnyModel } from './model.js';
import { refuse } from './problems/refuse.js';
import { referenceProblems, schemaIn } from './problems/reference-problems.js';

/** The value of a key that identifies a record. */
export type Id = string | number | bigint;

/**
 * A model with a key that others may refer to. Use it to annotate the function that returns the
 * model, where models refer to each other.
 */
export interface Referable<AnId extends Id = string, Key extends string = 'id'> extends AnyModel {
  readonly entries: { readonly [name in Key]: v.GenericSchema<any, AnId> }; // any: whatever is sent for it
}

/** Any model, of which only the keys matter. */
export interface ReferenceTarget extends AnyModel {
  readonly entries: object;
}

type IdSchema = v.GenericSchema<any, Id>; // any: whatever is sent for it

/** The stored fields that a reference may refer to: those that always hold a text or a number. */
export type KeyOf<Target extends ReferenceTarget> = AsGiven<
  {
    [Key in keyof Target['entries'] & string]: Target['entries'][Key] extends IdSchema
      ? Key
      : never;
  }[keyof Target['entries'] & string]
>;

/**
 * The schema of a foreign key: the schema of the key that it holds, with the model that it refers
 * to.
 */
export interface Reference<Input, Output> extends v.GenericSchema<Input, Output> {
  readonly '~reference': ReferenceDefinition;
}

/** The type of a reference to a key of a model. */
export type ReferenceTo<Target, Key extends string> = Target extends {
  readonly entries: { readonly [name in Key]: infer Schema extends v.GenericSchema<any> }; // any: as above
}
  ? Reference<v.InferInput<Schema>, v.InferOutput<Schema>>
  : never;

/** What a reference refers to. */
export interface ReferenceDefinition {
  /** Returns the model. A function, since models may refer to each other. */
  readonly target: () => unknown;
  readonly key: string;
}

/** A model, or a function that returns it if it may not be declared yet. */
export type MaybeLazy<Target> = Target | (() => Target);

/**
 * Declares a foreign key: a schema that holds another model's key, and validates it in the same
 * way. Parsing accepts a reference only once the application has said that the caller may refer to
 * that record (`mayReference`, see `parseReferenced`; CWE-639, OWASP API1:2023).
 *
 * @param target The model to refer to; or a function that returns it, where models refer to each
 * other or to themselves. Annotate its result, as in `(): Referable => Team`.
 * @param key The stored field that is the key. Default: `id`.
 *
 * @returns A valibot schema, which can be wrapped (`v.optional`, `v.nullable`) and put into lists
 * (`v.array`).
 *
 * @throws {DeclarationError} If the target is not a model, or if its key is missing or may be
 * absent from a record. For a function, that is found when the schema is first used.
 *
 * @example
 * ```ts
 * import * as v from 'valibot';
 * import { defineRoles, reference } from 'gen-dtos';
 *
 * const { field, model } = defineRoles({ owner: 'The person the record belongs to' });
 * const Team = model('Team', { id: field(v.pipe(v.string(), v.uuid())), slug: field(v.string()) });
 * const Project = model('Project', {
 *   team_id: field(reference(Team), { writableBy: ['owner'] }),
 *   followers: field(v.array(reference(Team, 'slug')), { writableBy: ['owner'] }),
 *   created_by: field(v.optional(reference(Team))), // server-controlled
 * });
 * ```
 */
export function reference<Target extends Referable<Id>>(
  target: MaybeLazy<Target>,
): ReferenceTo<Target, 'id'>;
export function reference<Target extends ReferenceTarget, const Key extends KeyOf<Target>>(
  target: MaybeLazy<Target>,
  key: Key,
): ReferenceTo<Target, Key>;
export function reference(
  target: MaybeLazy<ReferenceTarget>,
  key: string = 'id',
): Reference<unknown, unknown> {
  if (typeof target === 'function') {
    const schema = v.lazy(() => keyOf(target(), key));
    return Object.assign(schema, { '~reference': { target, key } });
  }
  const name = definitionOf(target)?.name;
  const schema = v.pipe(keyOf(target, key), v.metadata({ references: { model: name ?? '', key } }));
  return Object.assign(schema, { '~reference': { target: () => target, key } });
}

/** The definition of a reference; also found on a pipe that starts with one. */
export function referenceOf(schema: unknown): ReferenceDefinition | undefined {
  return isObject(schema)
    ? (schema as Partial<Reference<unknown, unknown>>)['~reference']
    : undefined;
}

/**
 * The schema of the key. While mistakes are collected instead of thrown, a missing key accepts
 * nothing.
 */
function keyOf(target: unknown, key: string): v.GenericSchema<unknown> {
  const problems = referenceProblems(target, key);
  refuse(problems);
  return (problems.length === 0 ? schemaIn(target, key) : undefined) ?? v.never();
}
