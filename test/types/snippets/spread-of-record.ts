/** A stored record has every field; what is sent back to a writing function must not. */
import type { RecordOf } from 'gen-dtos';
import {
  created,
  createByOwner,
  replaced,
  replaceByOwner,
  updateByOwner,
  user,
  type User,
} from '../model.js';

updateByOwner(user); // refused: the record itself
updateByOwner({ email: user.email, nickname: user.nickname }); // accepted: keys of it

updateByOwner({ ...user, bio: 'Hi' }); // refused: a record with a change
updateByOwner({ ...replaced, bio: 'Hi' }); // accepted: an input with a change

const { api_key: _key, ...rest } = user;
updateByOwner(rest); // refused: one forbidden key less leaves the others
const { email, nickname } = user;
updateByOwner({ email, nickname }); // accepted: the keys that are meant, taken out

updateByOwner(Object.assign({}, user, { bio: 'Hi' })); // refused: merged into a record
updateByOwner(Object.assign({}, replaced, { bio: 'Hi' })); // accepted: merged into an input

createByOwner({ ...user, password: 's' }); // refused: a copy of a record
createByOwner({ ...created, password: 's' }); // accepted: a copy of an input

replaceByOwner({ ...replaced, ...user }); // refused: an input under a record
replaceByOwner({ ...replaced, email: user.email }); // accepted: an input with a key of a record

declare const some: Partial<RecordOf<typeof User>>;
updateByOwner(some); // refused: a part of a record may be any part
updateByOwner(some.email === undefined ? {} : { email: some.email }); // accepted: a part that is named

declare const picked: Pick<RecordOf<typeof User>, 'email' | 'password_hash'>;
updateByOwner(picked); // refused: a part that has a forbidden key
declare const pickedWell: Pick<RecordOf<typeof User>, 'email' | 'nickname'>;
updateByOwner(pickedWell); // accepted: a part that has none

updateByOwner({ preferences: { ...user.preferences, theme: 'dark' } }); // refused: the spread of a nested record
updateByOwner({ preferences: { newsletter: user.preferences.newsletter, theme: 'dark' } }); // accepted: keys of it
