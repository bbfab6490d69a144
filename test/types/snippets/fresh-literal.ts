/** An object literal, written where the input is asked for. */
import { updateByAdmin, updateByOwner, updateBySupport, type Update } from '../model.js';

updateByOwner({ bio: 'Hi', api_key: 'k' }); // refused: a server-controlled field
updateByOwner({ bio: 'Hi', password: 's' }); // accepted: two fields of the owner

updateByOwner({ bio: 'Hi', is_admin: true }); // refused: a field of another role
updateByAdmin({ email: 'a@b.ch', is_admin: true }); // accepted: it is the admin's

updateByOwner({ id: '1', bio: 'Hi' }); // refused: readable by anyone is not writable
updateByOwner({ bio: 'Hi' }); // accepted: without it

updateByOwner({ biography: 'Hi' }); // refused: a key that nobody knows
updateByOwner({}); // accepted: every key of an update is optional

updateByOwner({ email: 1 }); // refused: not the value of the field
updateByOwner({ email: 'a@b.ch' }); // accepted: a value of the field

updateByOwner({ bio: undefined }); // refused: absent is absent, not undefined
updateByOwner({ nickname: null }); // accepted: null is a value of this field

updateByOwner({ email: null }); // refused: null is no value of this field
updateByOwner({ home: null }); // accepted: null is a value of this field

updateBySupport({ password_hash: undefined }); // refused: not even undefined in a forbidden key
updateBySupport({ note: 'called' }); // accepted: the key of support

const forbidden = 'is_admin';
updateByOwner({ [forbidden]: true }); // refused: a forbidden key, computed
const allowed = 'bio';
updateByOwner({ [allowed]: 'Hi' }); // accepted: an allowed key, computed

export const annotated: Update<'owner'> = {
  bio: 'Hi',
  is_admin: false, // refused: in a constant with the type of the input
};
export const annotatedWell: Update<'owner'> = { bio: 'Hi' }; // accepted: without it

export const checked = { is_admin: false } satisfies Update<'owner'>; // refused: in `satisfies`
export const checkedWell = { bio: 'Hi' } satisfies Update<'owner'>; // accepted: in `satisfies`

export const promote = (): Update<'support'> => ({ is_admin: true }); // refused: what a function returns
export const block = (): Update<'support'> => ({ status: 'blocked' }); // accepted: what a function returns
