import type { Operation } from '../../model/field.js';
import { grantIn, mayRead, mayWrite, type FieldGrant, type ModelGrants } from '../model-grants.js';
import { isWriteOnce } from '../apply/write-once.js';
import { isPlainObject, isRecord, memberOf } from '../plain-object.js';

/** What a pointer leads to, as far as declared fields tell. */
export type Spot = ModelSpot | ListSpot | ChoiceSpot | { readonly kind: 'value' };

/** A model. As an item of a list it is written whole, so its operation is `create`. */
export interface ModelSpot {
  readonly kind: 'model';
  readonly grants: ModelGrants;
  readonly operation: Operation;
  /** The key by which `apply` matches the items of the surrounding list. */
  readonly keyedBy?: string | undefined;
  /** Whether it is such an item, or a model in one. */
  readonly isItem?: boolean | undefined;
}

/** A list of models, or of variants or unions of models. */
export interface ListSpot {
  readonly kind: 'list';
  readonly items: ModelSpot | ChoiceSpot;
}

/** A variant or union of models, or a model inside one. It is a value that is written whole. */
export interface ChoiceSpot {
  readonly kind: 'choice';
  readonly options: readonly ModelGrants[];
}

/** The spot of the record itself, in an update. */
export function recordSpot(grants: ModelGrants): ModelSpot {
  return { kind: 'model', grants, operation: 'update' };
}

/** The spot of a member; `undefined` if the model does not declare that field. */
export function spotIn(spot: Spot, token: string): Spot | undefined {
  if (spot.kind === 'list') return spot.items;
  if (spot.kind === 'value') return spot;
  if (spot.kind === 'choice') return inOptions(spot, token);
  const field = grantIn(spot.grants, token);
  return field && spotOf(field, spot);
}

/** The spot that a path leads to; `undefined` if it leaves the declared fields. */
export function spotAt(path: readonly string[], spot: Spot): Spot | undefined {
  return path.reduce<Spot | undefined>((around, token) => around && spotIn(around, token), spot);
}

function spotOf(
  { model, list, options, itemOptions, keyedBy }: FieldGrant,
  { operation, isItem }: Pick<ModelSpot, 'operation' | 'isItem'>,
): Spot {
  if (model) return { kind: 'model', grants: model(), operation, isItem };
  if (options) return choiceOf(options());
  if (itemOptions) return { kind: 'list', items: choiceOf(itemOptions()) };
  if (!list) return VALUE;
  const isKeyed = keyedBy !== undefined;
  const item = { grants: list(), operation: 'create', keyedBy, isItem: isKeyed } as const;
  return { kind: 'list', items: { kind: 'model', ...item } };
}

/**
 * The spot of a member of any of the options. If the options hold different things there, nothing
 * is known about it.
 */
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

/**
 * Whether members can be reached in a value. A model's record may be a class instance; elsewhere,
 * one such as a date is a single value.
 */
export function holdsMembers(
  value: unknown,
  spot: Spot | undefined,
): value is Record<string, unknown> {
  return spot?.kind === 'model' ? isRecord(value) : isPlainObject(value);
}

/** Whether the roles may write a declared field of a model, or use it to name an item of a list. */
export function isWritable(
  { grants, operation, keyedBy }: ModelSpot,
  key: string,
  bits: number,
): boolean {
  return key === keyedBy || mayWrite(grantIn(grants, key), operation, bits);
}

/** Whether a field is fixed in a stored item, and hidden from the roles. A new item may have it. */
export function isFixedIn(
  { grants, keyedBy, isItem }: ModelSpot,
  key: string,
  bits: number,
): boolean {
  return isItem === true && key !== keyedBy && isWriteOnce(grantIn(grants, key), bits);
}

/** Whether an item is new, because it has no key. A model in it is as new as the item. */
export const isNewItem = (value: unknown, { keyedBy }: ModelSpot, isInNew: boolean): boolean =>
  keyedBy === undefined ? isInNew : memberOf(value, keyedBy) === undefined;

/** Whether at least one option declares a key, but the roles may write it in none of them. */
export function isClosedIn({ options }: ChoiceSpot, key: string, bits: number): boolean {
  const declared = options.flatMap((grants) => grantIn(grants, key) ?? []);
  return declared.length > 0 && !declared.some((grant) => mayWrite(grant, 'create', bits));
}

/** Whether the roles may read a declared field of a model. */
export function isReadable({ grants }: ModelSpot, key: string, bits: number): boolean {
  return mayRead(grantIn(grants, key), bits);
}

/** The keys of a value that the roles may read; of a model, only declared fields. */
export function readableKeys(value: object, spot: Spot, bits: number): string[] {
  return Object.entries(value)
    .filter(
      ([key, member]) =>
        member !== undefined && (spot.kind !== 'model' || isReadable(spot, key, bits)),
    )
    .map(([key]) => key);
}

/** Whether the roles may read everything that can be stored at a place, whatever it holds now. */
export function isReadableWhole(
  spot: Spot,
  bits: number,
  seen: Set<ModelGrants> = new Set(),
): boolean {
  if (spot.kind === 'value' || spot.kind === 'choice') return true; // already decided by the grant of the field around it
  if (spot.kind === 'list') return isReadableWhole(spot.items, bits, seen);
  if (seen.has(spot.grants)) return true;
  seen.add(spot.grants);
  return Object.values(spot.grants).every(
    (field) =>
      field.stored === false ||
      (mayRead(field, bits) && isReadableWhole(spotOf(field, spot), bits, seen)),
  );
}
