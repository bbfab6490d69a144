/** A grant may hold for one operation only. */
import {
  created,
  createByOwner,
  createBySupport,
  replaced,
  replaceByOwner,
  updateByOwner,
  updateBySupport,
} from '../model.js';

updateByOwner({ username: 'ada' }); // refused: fixed once created
createByOwner({ ...created, username: 'ada' }); // accepted: on creation

replaceByOwner({ ...replaced, username: 'ada' }); // refused: replacing asks the grants of updating
replaceByOwner({ ...replaced, bio: 'Hi' }); // accepted: a key that may be updated

const fromSupport = { plan: 'trial', addresses: [], preferences: { beta: true } } as const;
createBySupport({ ...fromSupport, addresses: [], status: 'blocked' }); // refused: not on creation
updateBySupport({ ...fromSupport, addresses: [], status: 'blocked' }); // accepted: in an update

updateByOwner(created); // refused: an input for another operation
createByOwner(created); // accepted: an input for this one

createByOwner({ email: 'a@b.ch' }); // refused: keys of a new record are required
updateByOwner({ email: 'a@b.ch' }); // accepted: keys of an update are not
