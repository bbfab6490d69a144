/** `DtoOf` is what one would write by hand: the same keys, optional alike, forbidden alike. */
import type { Create, Replace, Update } from '../model.js';

interface OwnerAddress {
  street: string;
  label?: string;
  country: string; // the default applies
  verified_at?: never;
}
interface OwnerAddressChanges {
  street?: string;
  label?: string | null;
  country?: string;
  verified_at?: never;
}
interface OwnerWholeAddress {
  street: string;
  label?: string;
  country?: string; // defaults apply in `create` only
  verified_at?: never;
}
interface SupportAddress {
  street: string;
  label?: never;
  country?: never;
  verified_at?: never;
}
interface OwnerPreferences {
  theme: 'light' | 'dark';
  newsletter: boolean;
  beta?: never;
}
interface OwnerPreferencesChanges {
  theme?: 'light' | 'dark';
  newsletter?: boolean;
  beta?: never;
}
interface SupportPreferences {
  theme?: never;
  newsletter?: never;
  beta: boolean;
}
interface SupportPreferencesChanges {
  theme?: never;
  newsletter?: never;
  beta?: boolean;
}
interface OwnerCard {
  kind: 'card';
  number: string;
  verified?: never;
}
interface OwnerIban {
  kind: 'iban';
  iban: string;
  mandate_id?: never;
}
interface ServerControlled {
  id?: never;
  password_hash?: never;
  api_key?: never;
}

interface CreateUserByOwner extends ServerControlled {
  email: string;
  username: string;
  status?: never;
  scope: 'read' | 'write';
  plan: 'free' | 'pro';
  bio?: string;
  locale: string;
  nickname: string | null;
  addresses: OwnerAddress[];
  home: OwnerAddress | null;
  preferences: OwnerPreferences;
  payment: OwnerCard | OwnerIban;
  note?: never;
  is_admin?: never;
  password: string;
}
interface UpdateUserByOwner extends ServerControlled {
  email?: string;
  username?: never;
  status?: never;
  scope?: 'read' | 'write';
  plan?: 'free' | 'pro';
  bio?: string | null;
  locale?: string;
  nickname?: string | null;
  addresses?: OwnerAddress[];
  home?: OwnerAddressChanges | null;
  preferences?: OwnerPreferencesChanges;
  payment?: OwnerCard | OwnerIban;
  note?: never;
  is_admin?: never;
  password?: string;
}
interface ReplaceUserByOwner extends ServerControlled {
  email: string;
  username?: never;
  status?: never;
  scope: 'read' | 'write';
  plan: 'free' | 'pro';
  bio?: string;
  locale?: string;
  nickname: string | null;
  addresses: OwnerAddress[];
  home: OwnerWholeAddress | null;
  preferences: OwnerPreferences;
  payment: OwnerCard | OwnerIban;
  note?: never;
  is_admin?: never;
  password: string;
}

interface NotForSupport extends ServerControlled {
  username?: never;
  bio?: never;
  locale?: never;
  nickname?: never;
  home?: never;
  payment?: never;
  password?: never;
}
interface CreateUserBySupport extends NotForSupport {
  email?: never;
  status?: never;
  scope?: never;
  plan: 'free' | 'trial';
  addresses: SupportAddress[];
  preferences: SupportPreferences;
  note?: string;
  is_admin?: never;
}
interface UpdateUserBySupport extends NotForSupport {
  email?: never;
  status?: 'active' | 'blocked';
  scope?: never;
  plan?: 'free' | 'trial';
  addresses?: SupportAddress[];
  preferences?: SupportPreferencesChanges;
  note?: string | null;
  is_admin?: never;
}
interface ReplaceUserBySupport extends NotForSupport {
  email?: never;
  status: 'active' | 'blocked';
  scope?: never;
  plan: 'free' | 'trial';
  addresses: SupportAddress[];
  preferences: SupportPreferences;
  note?: string;
  is_admin?: never;
}

// Admin extends support: its grants, and admin's own.
interface CreateUserByAdmin extends Omit<CreateUserBySupport, 'email' | 'scope' | 'is_admin'> {
  email: string;
  scope: 'read' | 'write' | 'admin';
  is_admin: boolean;
}
interface UpdateUserByAdmin extends Omit<UpdateUserBySupport, 'email' | 'scope' | 'is_admin'> {
  email?: string;
  scope?: 'read' | 'write' | 'admin';
  is_admin?: boolean;
}
interface ReplaceUserByAdmin extends Omit<ReplaceUserBySupport, 'email' | 'scope' | 'is_admin'> {
  email: string;
  scope: 'read' | 'write' | 'admin';
  is_admin: boolean;
}

/** Identity, not assignability: `{}` and `{ id?: never }` are assignable to each other. */
type Equal<Left, Right> =
  (<Type>() => Type extends Left ? 1 : 2) extends <Type>() => Type extends Right ? 1 : 2
    ? true
    : false;
declare function equal<Left, Right>(same: Equal<Left, Right>): void;

equal<Create<'owner'>, CreateUserByOwner>(true);
equal<Update<'owner'>, UpdateUserByOwner>(true);
equal<Replace<'owner'>, ReplaceUserByOwner>(true);
equal<Create<'support'>, CreateUserBySupport>(true);
equal<Update<'support'>, UpdateUserBySupport>(true);
equal<Replace<'support'>, ReplaceUserBySupport>(true);
equal<Create<'admin'>, CreateUserByAdmin>(true);
equal<Update<'admin'>, UpdateUserByAdmin>(true);
equal<Replace<'admin'>, ReplaceUserByAdmin>(true);

// The comparison can say no: it sees a missing `?: never`, an optional key, a wider value.
type WithoutForbiddenKey = Omit<UpdateUserByOwner, 'api_key'>;
equal<Update<'owner'>, WithoutForbiddenKey>(true); // refused: a forbidden key is left out
equal<Update<'owner'>, WithoutForbiddenKey>(false); // accepted: they differ

type WithOptionalKeys = Partial<CreateUserByOwner>;
equal<Create<'owner'>, WithOptionalKeys>(true); // refused: required keys are optional
equal<Create<'owner'>, WithOptionalKeys>(false); // accepted: they differ

type WithWiderValue = Omit<UpdateUserByOwner, 'scope'> & { scope?: 'read' | 'write' | 'admin' };
equal<Update<'owner'>['scope'], WithWiderValue['scope']>(true); // refused: a wider value
equal<Update<'owner'>['scope'], WithWiderValue['scope']>(false); // accepted: they differ
