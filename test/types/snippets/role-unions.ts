/** Who holds several roles may write what one of them may. */
import type { DtoOf } from 'gen-dtos';
import * as v from 'valibot';
import { updateByOwner, type Address, type User } from '../model.js';

declare function updateByBoth(dto: DtoOf<typeof User, 'update', 'owner' | 'support'>): void;
declare function updateByAll(dto: DtoOf<typeof User, 'update', 'owner' | 'admin'>): void;

updateByBoth({ bio: 'Hi', is_admin: true }); // refused: a field of neither role
updateByBoth({ bio: 'Hi', note: 'called' }); // accepted: a field of each role

updateByAll({ bio: 'Hi', api_key: 'k' }); // refused: a field of no role
updateByAll({ bio: 'Hi', is_admin: true }); // accepted: a field of each role

updateByBoth({ plan: 'staff' }); // refused: a value of neither role
updateByBoth({ plan: 'trial' }); // accepted: a value of one of them

updateByBoth({ scope: 'admin' }); // refused: some values and none are some values
updateByAll({ scope: 'admin' }); // accepted: some values and all are all

updateByBoth({ preferences: { theme: 'dark', beta: 1 } }); // refused: not the value of a nested field
updateByBoth({ preferences: { theme: 'dark', beta: true } }); // accepted: a nested field of each role

declare const byBoth: DtoOf<typeof User, 'update', 'owner' | 'support'>;
updateByOwner(byBoth); // refused: the input of two roles where one's is asked for
declare const byOwner: DtoOf<typeof User, 'update', 'owner'>;
updateByBoth(byOwner); // accepted: one's input where that of two is asked for

declare function updateByNobody(dto: DtoOf<typeof Address, 'update', never>): void;
updateByNobody({ street: 'Main' }); // refused: no role, no field
updateByNobody({}); // accepted: nothing

export type Misspelt = DtoOf<typeof User, 'update', 'ownr'>; // refused: a role that is not declared
export type Spelt = DtoOf<typeof User, 'update', 'owner'>; // accepted: one that is

export type Patched = DtoOf<typeof User, 'patch', 'owner'>; // refused: a shape that does not exist
export type Updated = DtoOf<typeof User, 'update', 'owner'>; // accepted: one that does

const Plain = v.strictObject({ street: v.string() });
export type OfPlain = DtoOf<typeof Plain, 'update', 'owner'>; // refused: a schema without grants
export type OfModel = DtoOf<typeof Address, 'update', 'owner'>; // accepted: a model
