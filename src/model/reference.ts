import * as v from 'valibot';
import type { AsGiven } from './as-given.js';
import { isObject } from './is-object.js';
import { definitionOf, type AnyModel } from './model.js';
import { refuse } from './problems/refuse.js';
import { referenceProblems, schemaIn } from './problems/reference-problems.js';

/** What a record is known by. */
export type Id = string | number | bigint;

/** A model with a key that others may hold. In a circle of models, the annotation of a function's result. */
export interface Referable<AnId extends Id = string, Key extends string = 'id'> extends AnyModel {
  readonly entries: { readonly [name in Key]: v.GenericSchema<any, AnId> }; // any: whatever is sent for it
}

/** Any model, for its keys. */
export interface ReferenceTarget extends AnyModel {
  readonly entries: object;
}

type IdSchema = v.GenericSchema<any, Id>; // any: whatever is sent for it

/** The stored fields by which a model can be referred to: those that always hold a text or a number. */
export type KeyOf<Target extends ReferenceTarget> = AsGiven<
  {
    [Key in keyof Target['entries'] & string]: Target['entries'][Key] extends IdSchema
      ? Key
      : never;
  }[keyof Target['entries'] & string]
>;

/** The schema of a foreign key: that of the key which it holds, and whose it is. */
export interface Reference<Input, Output> extends v.GenericSchema<Input, Output> {
  readonly '~reference': ReferenceDefinition;
}

/** The reference to a key of a model. */
export type ReferenceTo<Target, Key extends string> = Target extends {
  readonly entries: { readonly [name in Key]: infer Schema extends v.GenericSchema<any> }; // any: as above
}
  ? Reference<v.InferInput<Schema>, v.InferOutput<Schema>>
  : never;

export interface ReferenceDefinition {
  /** A function, since models may refer to each other. */
  readonly target: () => unknown;
  readonly key: string;
}

/** A model, or a function that gets it, which may not be declared yet. */
export type MaybeLazy<Target> = Target | (() => Target);

/**
 * A foreign key: the value of another model's key, validated as that is. What is sent for it is not
 * returned as parsed before the application said that the caller may refer to it (`mayReference`;
 * CWE-639, OWASP API1:2023): see `parseReferenced`.
 *
 * @param target The model whose key it is; or a function that gets it, where models refer to each
 * other or to themselves. Annotate what that returns, as in `(): Referable => Team`.
 * @param key The stored field that is the key; `id` if nothing is said.
 *
 * @returns A schema, which can be wrapped (`v.optional`, `v.nullable`) and listed (`v.array`).
 *
 * @throws {DeclarationError} If the target is no model, or has no such field, or one that may be absent.
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

/** The definition that a schema carries, if it is a reference or a pipe that starts with one. */
export function referenceOf(schema: unknown): ReferenceDefinition | undefined {
  return isObject(schema)
    ? (schema as Partial<Reference<unknown, unknown>>)['~reference']
    : undefined;
}

/** While mistakes are collected instead of thrown, a key that isn't there takes nothing. */
function keyOf(target: unknown, key: string): v.GenericSchema<unknown> {
  const problems = referenceProblems(target, key);
  refuse(problems);
  return (problems.length === 0 ? schemaIn(target, key) : undefined) ?? v.never();
}
