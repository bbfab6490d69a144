/** In an update, `null` deletes what may be absent, and nothing else (RFC 7396). */
import { created, createByOwner, replaced, replaceByOwner, updateByOwner } from '../model.js';

createByOwner({ ...created, bio: null }); // refused: nothing is there to be deleted
createByOwner({ ...created, bio: 'Hi' }); // accepted: a value
replaceByOwner({ ...replaced, bio: null }); // refused: what is replaced is left out
replaceByOwner({ ...replaced, bio: 'Hi' }); // accepted: a value
updateByOwner({ email: null }); // refused: it is required
updateByOwner({ bio: null }); // accepted: it may be absent
updateByOwner({ locale: null }); // refused: with a default it is never absent
updateByOwner({ nickname: null }); // accepted: null is a value of it
updateByOwner({ note: null }); // refused: a delete is a write, and it is support's
updateByOwner({ bio: null, preferences: { theme: 'dark' } }); // accepted: beside a nested model
