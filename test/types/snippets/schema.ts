/** A model is the strict object that valibot would make of its entries, with the same types. */
import type { RecordOf } from 'gen-dtos';
import * as v from 'valibot';
import { Address, Card, Depot, Iban, User } from '../model.js';

type Equal<Left, Right> =
  (<Type>() => Type extends Left ? 1 : 2) extends <Type>() => Type extends Right ? 1 : 2
    ? true
    : false;
declare function equal<Left, Right>(same: Equal<Left, Right>): void;

const PlainUser = v.strictObject(User.entries);
equal<RecordOf<typeof User>, v.InferOutput<typeof PlainUser>>(true);
equal<v.InferOutput<typeof User>, v.InferOutput<typeof PlainUser>>(true);
equal<v.InferInput<typeof User>, v.InferInput<typeof PlainUser>>(true);
const PlainDepot = v.strictObject(Depot.entries);
equal<v.InferOutput<typeof Depot>, v.InferOutput<typeof PlainDepot>>(true);
equal<v.InferInput<typeof Depot>, v.InferInput<typeof PlainDepot>>(true);

type Standard = NonNullable<(typeof User)['~standard']['types']>;
equal<Standard['output'], RecordOf<typeof User>>(true);
equal<Standard['input'], v.InferInput<typeof User>>(true);

equal<v.InferInput<typeof User>, v.InferOutput<typeof User>>(true); // refused: a default may be left out before parsing
equal<v.InferInput<typeof User>, v.InferOutput<typeof User>>(false); // accepted: they differ

export const schema: v.GenericSchema<RecordOf<typeof User>> = User; // refused: what goes in is not yet a record
export const strict: v.StrictObjectSchema<typeof User.entries, undefined> = User; // accepted: the schema that it is

export const output: string = v.parse(User, {}).password; // refused: an input-only field is no entry
export const parsed: string = v.parse(User, {}).password_hash; // accepted: a stored field is one

export const entry = User.entries.password; // refused: an input-only field is no entry
export const stored = User.entries.password_hash; // accepted: a stored field is one

const some = v.partial(v.pick(Address, ['street']));
export const wrong: v.InferOutput<typeof some> = { street: 1 }; // refused: not the type of the field
export const none: v.InferOutput<typeof some> = {}; // accepted: nothing of a part

const rest = v.omit(User, ['email']);
export const email: unknown = v.parse(rest, {}).email; // refused: a key that was taken out
export const bio: string | undefined = v.parse(rest, {}).bio; // accepted: one that was not

export const named = v.transform(({ holder }: v.InferOutput<typeof Card>) => holder); // refused: a key that is not declared
export const numbered = v.pipe(
  Card,
  v.transform(({ number }) => number),
); // accepted: one that is

export const byOther = v.variant('type', [Card, Iban]); // refused: a discriminator that they do not have
export const byKind = v.variant('kind', [Card, Iban]); // accepted: the one they have

export const keyOfUser: v.InferOutput<ReturnType<typeof v.keyof<typeof User>>> = 'password'; // refused: an input-only field is no key
export const keyOfRecord: v.InferOutput<ReturnType<typeof v.keyof<typeof User>>> = 'email'; // accepted: a stored one is

const extended = v.strictObject({ ...Address.entries, floor: v.number() });
export const flat: v.InferOutput<typeof extended> = { street: 'Main', country: 'CH' }; // refused: without the entry that was added
export const floor: v.InferOutput<typeof extended> = { street: 'Main', country: 'CH', floor: 1 }; // accepted: with it
