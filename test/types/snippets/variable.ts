/** An object that has more keys than are asked for: excess keys in a variable are no error of TypeScript's own. */
import { parse, type Dto } from 'gen-dtos/runtime';
import { createByOwner, updateByAdmin, updateByOwner, type Update } from '../model.js';

const withKey = { bio: 'Hi', api_key: 'k' };
updateByOwner(withKey); // refused: a server-controlled field
updateByOwner({ bio: withKey.bio }); // accepted: the key that is meant

const promoted = { email: 'a@b.ch', is_admin: true };
updateByOwner(promoted); // refused: a field of another role
updateByAdmin(promoted); // accepted: by that role

const frozen = { scope: 'read', is_admin: true } as const;
updateByOwner(frozen); // refused: a field of another role in a constant
updateByAdmin(frozen); // accepted: by that role

interface SignUpBody {
  email: string;
  is_admin?: boolean;
}
declare const signUp: SignUpBody;
updateByOwner(signUp); // refused: an optional forbidden key
updateByAdmin({ email: signUp.email }); // accepted: the key that is meant

declare const maybe: { bio: string; api_key: string | undefined };
updateByOwner(maybe); // refused: a forbidden key that may be undefined
updateByOwner({ bio: maybe.bio }); // accepted: the key that is meant

declare const asAdmin: boolean;
updateByOwner({ bio: 'Hi', ...(asAdmin ? { is_admin: true } : {}) }); // refused: a forbidden key, spread on a condition
updateByOwner({ email: 'a@b.ch', ...(asAdmin ? { bio: 'Hi' } : {}) }); // accepted: an allowed key, spread on a condition

declare const either: { bio: string } | { is_admin: boolean };
updateByOwner(either); // refused: one member of a union has a forbidden key
if ('bio' in either) updateByOwner(either); // accepted: the other member

class Profile {
  bio = 'Hi';
  api_key = 'k';
}
updateByOwner(new Profile()); // refused: a class with a forbidden property
updateByOwner({ bio: new Profile().bio }); // accepted: the property that is meant

declare const query: Record<string, string>;
createByOwner(query); // refused: a dictionary may hold every key (for updates: see parsed.ts)
updateByOwner({ bio: query['bio'] ?? '' }); // accepted: one key of it

declare const ownerUpdate: Dto<Update<'owner'>>;
declare const body: unknown;
updateByOwner(body); // refused: a body nobody looked at
updateByOwner(parse(ownerUpdate, body)); // accepted: the parsed body

updateByOwner('Hi'); // refused: no object
updateByOwner({ bio: 'Hi' }); // accepted: an object

declare const rows: { bio: string; is_admin: boolean }[];
rows.forEach(updateByOwner); // refused: the rows that a callback gets
rows.map(({ bio }) => ({ bio })).forEach(updateByOwner); // accepted: rows of the key that is meant

declare function updateAnyway<Changes extends Update<'owner'>>(changes: Changes): void;
updateAnyway(withKey); // refused: a type parameter lets no forbidden key through
updateAnyway({ bio: withKey.bio }); // accepted: the key that is meant
