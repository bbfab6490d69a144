/** What may not be read is no part of a view. */
import { type ViewOf } from 'gen-dtos';
import { viewOf, type View } from 'gen-dtos/runtime';
import * as v from 'valibot';
import { field, model } from '../model.js';

const Profile = model('Profile', {
  theme: field(v.string(), { readableBy: ['owner'] }),
  flags: field(v.string(), { readableBy: ['support'] }),
});
const Account = model('Account', {
  id: field(v.string(), { readableBy: 'anyone' }),
  email: field(v.string(), { readableBy: ['owner', 'support'] }),
  bio: field(v.optional(v.string()), { readableBy: 'anyone' }),
  profile: field(Profile, { readableBy: ['owner', 'support'] }),
  profiles: field(v.array(v.nullable(Profile)), { readableBy: ['owner', 'support'] }),
  password: field(v.string(), { readableBy: ['owner'], stored: false }),
  password_hash: field(v.string()),
});
declare function read(value: unknown): void;
declare const own: ViewOf<typeof Account, 'owner'>;
declare const byAdmin: ViewOf<typeof Account, 'admin'>;
declare const public_: ViewOf<typeof Account, never>;

read(own.password_hash); // refused: a field that nobody reads
read(own.email); // accepted: one that the owner reads

read(own.password); // refused: an input-only field
read(own.bio); // accepted: a stored one

read(public_.email); // refused: a field with readers, without a role
read(public_.id); // accepted: what anyone reads

read(own.profile.flags); // refused: nested, a field of another role
read(own.profile.theme); // accepted: nested, one of one's own

read(own.profiles[0]?.flags); // refused: in a list, a field of another role
read(own.profiles[0]?.theme); // accepted: in a list, one of one's own

read(byAdmin.profile.theme); // refused: a field of the owner's
read(byAdmin.profile.flags); // accepted: what the role that it extends reads

export const role: ViewOf<typeof Account, 'ownr'> | undefined = undefined; // refused: a misspelt role
export const roles: ViewOf<typeof Account, 'owner' | 'support'> | undefined = undefined; // accepted: two roles

declare const accountForOwner: View<ViewOf<typeof Account, 'owner'>>;
declare const row: v.InferOutput<typeof Account>;
declare const part: { id: string; password_hash: string };

viewOf(accountForOwner, part); // refused: a row without the columns
viewOf(accountForOwner, row); // accepted: a whole one
