import type { Operation as Grants } from '../../model/field.js';
import { grantIn, type FieldGrant, type ModelGrants } from '../model-grants.js';

/** What a pointer has come to, as far as the declared fields say. */
export type Spot = ModelSpot | ListSpot | ChoiceSpot | { readonly kind: 'value' };

/** A model. In a list it is written whole, so that the grants of `create` are asked. */
export interface ModelSpot {
  readonly kind: 'model';
  readonly grants: ModelGrants;
  readonly operation: Grants;
  /** The key by which `apply` knows the items of the list that it is in. */
  readonly keyedBy?: string | undefined;
}

/** A list of models. */
export interface ListSpot {
  readonly kind: 'list';
  readonly items: ModelSpot;
}

/** One of several models, in a variant or union. It is a value, which is written whole. */
export interface ChoiceSpot {
  readonly kind: 'choice';
  readonly options: readonly ModelGrants[];
}

/** The record of an update. */
export function recordSpot(grants: ModelGrants): ModelSpot {
  return { kind: 'model', grants, operation: 'update' };
}

/** What is inside of it; nothing, if no such field is declared. */
export function spotIn(spot: Spot, token: string): Spot | undefined {
  if (spot.kind === 'list') return spot.items;
  if (spot.kind === 'value') return spot;
  if (spot.kind === 'choice') return VALUE;
  const field = grantIn(spot.grants, token);
  return field && spotOf(field, spot.operation);
}

/** What a path leads to; nothing, if it leads to no declared field. */
export function spotAt(path: readonly string[], spot: Spot): Spot | undefined {
  return path.reduce<Spot | undefined>((around, token) => around && spotIn(around, token), spot);
}

function spotOf({ model, list, options, keyedBy }: FieldGrant, operation: Grants): Spot {
  if (model) return { kind: 'model', grants: model(), operation };
  if (options) return { kind: 'choice', options: options() };
  if (!list) return VALUE;
  return { kind: 'list', items: { kind: 'model', grants: list(), operation: 'create', keyedBy } };
}

const VALUE: Spot = { kind: 'value' };

/** Whether the roles may write a declared field of a model, or name an item of a list by it. */
export function isWritable(
  { grants, operation, keyedBy }: ModelSpot,
  key: string,
  bits: number,
): boolean {
  const field = grantIn(grants, key);
  return key === keyedBy || ((field?.[operation] ?? 0) & bits) !== 0;
}

/** Whether a key is declared in options, and the roles may write it in none of them. */
export function isClosedIn({ options }: ChoiceSpot, key: string, bits: number): boolean {
  const declared = options.flatMap((grants) => grantIn(grants, key) ?? []);
  return declared.length > 0 && declared.every(({ create = 0 }) => (create & bits) === 0);
}

/** Whether the roles may read a declared field of a model. Nobody reads what is not stored. */
export function isReadable({ grants }: ModelSpot, key: string, bits: number): boolean {
  const field = grantIn(grants, key);
  return field?.stored !== false && ((field?.read ?? 0) & bits) !== 0;
}

/** The keys that are there to those who may read a value: of a model, its declared fields. */
export function readableKeys(value: object, spot: Spot, bits: number): string[] {
  return Object.entries(value)
    .filter(
      ([key, member]) =>
        member !== undefined && (spot.kind !== 'model' || isReadable(spot, key, bits)),
    )
    .map(([key]) => key);
}

/** Whether they may read all that is stored in it. What it holds now doesn't count. */
export function isReadableWhole(
  spot: Spot,
  bits: number,
  seen: ReadonlySet<ModelGrants> = new Set(),
): boolean {
  if (spot.kind === 'value' || spot.kind === 'choice') return true; // the field's own grant says so
  const model = spot.kind === 'list' ? spot.items : spot;
  if (seen.has(model.grants)) return true;
  const around = new Set([...seen, model.grants]);
  return Object.entries(model.grants).every(
    ([key, field]) =>
      field.stored === false ||
      (isReadable(model, key, bits) &&
        isReadableWhole(spotOf(field, model.operation), bits, around)),
  );
}
