/** An array is replaced whole, with its elements as if they were new. */
import { created, createByOwner, updateByOwner, updateBySupport, user } from '../model.js';

updateByOwner({ addresses: [{ street: 'Main', country: 'CH', verified_at: new Date() }] }); // refused: server-controlled, in an element
updateByOwner({ addresses: [{ street: 'Main', country: 'CH' }] }); // accepted: the owner's keys

updateBySupport({ addresses: [{ street: 'Main', label: 'Home' }] }); // refused: another role's key in an element
updateByOwner({ addresses: [{ street: 'Main', country: 'CH', label: 'Home' }] }); // accepted: by that role

updateByOwner({ addresses: [{ label: 'Home' }] }); // refused: an element is new, so its keys are required
updateByOwner({ home: { label: 'Home' } }); // accepted: outside of an array they are not

updateByOwner({ addresses: [{ street: 'Main', country: 'CH', planet: 'Earth' }] }); // refused: an element's key that nobody knows
updateByOwner({ addresses: [] }); // accepted: no elements

updateByOwner({ addresses: { street: 'Main', country: 'CH' } }); // refused: one element is no array
updateByOwner({ home: { street: 'Main', country: 'CH' } }); // accepted: where one is asked for

updateByOwner({ addresses: user.addresses }); // refused: elements as they are stored
updateByOwner({ addresses: user.addresses.map(({ street, country }) => ({ street, country })) }); // accepted: keys of them

const spread = user.addresses.map((address) => ({ ...address, country: 'CH' }));
createByOwner({ ...created, addresses: spread }); // refused: spreads of stored elements
const made = user.addresses.map(({ street }) => ({ street, country: 'CH' }));
createByOwner({ ...created, addresses: made }); // accepted: new elements

const verified = { street: 'Main', country: 'CH', verified_at: new Date() };
created.addresses.push(verified); // refused: a bigger element, pushed
created.addresses.push({ street: verified.street, country: 'CH' }); // accepted: the keys that are meant
