/** A model in a model: the outer grant opens the door, the inner ones decide what may pass. */
import { created, createByOwner, updateByOwner, updateBySupport, user } from '../model.js';

updateByOwner({ home: { street: 'Main', verified_at: new Date() } }); // refused: server-controlled, in a nullable model
updateByOwner({ home: { street: 'Main' } }); // accepted: the owner's key

updateByOwner({ preferences: { beta: true } }); // refused: another role's key
updateBySupport({ preferences: { beta: true } }); // accepted: by that role

updateBySupport({ home: { street: 'Main' } }); // refused: the inner key is open, the outer door is not
updateBySupport({ addresses: [{ street: 'Main' }] }); // accepted: a door that is open

updateByOwner({ preferences: { colour: 'red' } }); // refused: a nested key that nobody knows
updateByOwner({ preferences: {} }); // accepted: every nested key of an update is optional

createByOwner({ ...created, preferences: { theme: 'dark' } }); // refused: nested keys of a new record are required
updateByOwner({ preferences: { theme: 'dark' } }); // accepted: a nested update merges

const preferences = { theme: 'dark', beta: true } as const;
updateByOwner({ preferences }); // refused: a bigger nested object in a variable
updateByOwner({ preferences: { theme: preferences.theme } }); // accepted: the key that is meant

const changes = { bio: 'Hi', home: { street: 'Main', verified_at: new Date() } };
updateByOwner(changes); // refused: a bigger object two levels down, in a variable
updateByOwner({ home: { street: changes.home.street } }); // accepted: the key that is meant

updateByOwner({ home: user.home }); // refused: a nested record as it is stored
updateByOwner({ home: user.home && { street: user.home.street } }); // accepted: a key of it, or null

updateByOwner({ preferences: null }); // refused: null removes no nested record
updateByOwner({ home: null }); // accepted: unless the field is nullable

updateByOwner({ preferences: { theme: undefined } }); // refused: absent is absent, in a nested model too
updateByOwner({ preferences: { theme: 'light' } }); // accepted: a value
