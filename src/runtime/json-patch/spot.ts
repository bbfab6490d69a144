import type { Operation } from '../../model/field.js';
import { grantIn, mayRead, mayWrite, type FieldGrant, type ModelGrants } from '../model-grants.js';

/** What a pointer has come to, as far as the declared fields say. */
export type Spot = ModelSpot | ListSpot | ChoiceSpot | { readonly kind: 'value' };

/** A model. In a list it is written whole, so that the grants of `create` are asked. */
export interface ModelSpot {
  readonly kind: 'model';
  readonly grants: ModelGrants;
  readonly operation: Operation;
  /** The key by which `apply` knows the items of the list that it is in. */
  readonly keyedBy?: string | undefined;
}

/** A list of models, or of what is one of several. */
export interface ListSpot {
  readonly kind: 'list';
  readonly items: ModelSpot | ChoiceSpot;
}

/** One of several models, in a variant or union, or a model in that. It is a value, which is written whole. */
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
  if (spot.kind === 'choice') return inOptions(spot, token);
  const field = grantIn(spot.grants, token);
  return field && spotOf(field, spot.operation);
}

/** What a path leads to; nothing, if it leads to no declared field. */
export function spotAt(path: readonly string[], spot: Spot): Spot | undefined {
  return path.reduce<Spot | undefined>((around, token) => around && spotIn(around, token), spot);
}

function spotOf(
  { model, list, options, itemOptions, keyedBy }: FieldGrant,
  operation: Operation,
): Spot {
  if (model) return { kind: 'model', grants: model(), operation };
  if (options) return choiceOf(options());
  if (itemOptions) return { kind: 'list', items: choiceOf(itemOptions()) };
  if (!list) return VALUE;
  return { kind: 'list', items: { kind: 'model', grants: list(), operation: 'create', keyedBy } };
}

/** What is inside of an option, whichever it is: nothing is known where they hold different things. */
function inOptions({ options }: ChoiceSpot, token: string): Spot {
  const fields = options.flatMap((grants) => grantIn(grants, token) ?? []);
  const held = fields.map(({ model, options: some }) => (model ? [model()] : (some?.() ?? [])));
  if (isKnown(held)) return choiceOf(held.flat());
  const listed = fields.map(({ list, itemOptions }) => (list ? [list()] : (itemOptions?.() ?? [])));
  return isKnown(listed) ? { kind: 'list', items: choiceOf(listed.flat()) } : VALUE;
}

const isKnown = (models: readonly (readonly ModelGrants[])[]): boolean =>
  models.length > 0 && models.every(({ length }) => length > 0);

const choiceOf = (options: readonly ModelGrants[]): ChoiceSpot => ({ kind: 'choice', options });

const VALUE: Spot = { kind: 'value' };

/** Whether the roles may write a declared field of a model, or name an item of a list by it. */
export function isWritable(
  { grants, operation, keyedBy }: ModelSpot,
  key: string,
  bits: number,
): boolean {
  return key === keyedBy || mayWrite(grantIn(grants, key), operation, bits);
}

/** Whether a key is declared in options, and the roles may write it in none of them. */
export function isClosedIn({ options }: ChoiceSpot, key: string, bits: number): boolean {
  const declared = options.flatMap((grants) => grantIn(grants, key) ?? []);
  return declared.length > 0 && !declared.some((grant) => mayWrite(grant, 'create', bits));
}

/** Whether the roles may read a declared field of a model. */
export function isReadable({ grants }: ModelSpot, key: string, bits: number): boolean {
  return mayRead(grantIn(grants, key), bits);
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
  if (spot.kind === 'list') return isReadableWhole(spot.items, bits, seen);
  if (seen.has(spot.grants)) return true;
  const around = new Set([...seen, spot.grants]);
  return Object.values(spot.grants).every(
    (field) =>
      field.stored === false ||
      (mayRead(field, bits) && isReadableWhole(spotOf(field, spot.operation), bits, around)),
  );
}
