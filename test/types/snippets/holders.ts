/** Schemas that hold a model: its grants reach through all of them. Containers are written whole, wrappers are not. */
import type { DtoOf } from 'gen-dtos';
import type { Depot, Places } from '../model.js';

declare function update(dto: DtoOf<typeof Depot, 'update', 'owner'>): void;

const address = { street: 'Main', country: 'CH' };
const verified = { ...address, verified_at: new Date() };

update({ deep: [verified] }); // refused: server-controlled, four schemas down
update({ deep: ['Main', address] }); // accepted: the owner's keys

update({ few: [verified] }); // refused: server-controlled, in a piped array
update({ few: [address] }); // accepted: the owner's keys

update({ some: [verified] }); // refused: a narrowing opens no key of a nested model
update({ some: [address] }); // accepted: the owner's keys

update({ record: { home: verified } }); // refused: server-controlled, in a record
update({ record: { home: address } }); // accepted: the owner's keys

update({ record: { home: { street: 'Main' } } }); // refused: a record is written whole, and the models in it
update({ record: {} }); // accepted: none

update({ listed: { home: verified } }); // refused: server-controlled, in a record of known keys
update({ listed: { home: address } }); // accepted: the owner's keys

update({ listed: { away: address } }); // refused: a key that the record does not know
update({ listed: {} }); // accepted: none of them

update({ map: new Map([['home', verified]]) }); // refused: server-controlled, in a map
update({ map: new Map([['home', address]]) }); // accepted: the owner's keys

update({ keys: new Map([[verified, 'home']]) }); // refused: server-controlled, in a key of a map
update({ keys: new Map([[address, 'home']]) }); // accepted: the owner's keys

update({ set: new Set([verified]) }); // refused: server-controlled, in a set
update({ set: new Set([address]) }); // accepted: the owner's keys

update({ set: new Set([{ street: 'Main' }]) }); // refused: a set is written whole, and the models in it
update({ set: new Set() }); // accepted: none

update({ tuple: [verified, 'Main'] }); // refused: server-controlled, in a tuple
update({ tuple: [address, 'Main'] }); // accepted: the owner's keys

update({ tuple: [address] }); // refused: a tuple is written whole
update({ tuple: [address, 'Main'] }); // accepted: with every item

update({ strictTuple: [verified] }); // refused: server-controlled, in a strict tuple
update({ strictTuple: [address] }); // accepted: the owner's keys

update({ looseTuple: [verified] }); // refused: server-controlled, in a loose tuple
update({ looseTuple: [address, 'whatever', 1] }); // accepted: the owner's keys, and what a loose tuple lets in

update({ tupleWithRest: ['Main', address, verified] }); // refused: server-controlled, in the rest of a tuple
update({ tupleWithRest: ['Main', address, address] }); // accepted: the owner's keys

update({ object: { door: 1, address: verified } }); // refused: server-controlled, in a plain object
update({ object: { door: 1, address } }); // accepted: the owner's keys

update({ object: { address } }); // refused: a plain object is no model, so its keys are required
update({ object: { door: 2, address } }); // accepted: with every key

update({ object: { door: 1, address: { street: 'Main' } } }); // refused: it is written whole, and the model in it
update({ object: { door: 3, address } }); // accepted: a whole one

update({ strictObject: { address: verified } }); // refused: server-controlled, in a strict object
update({ strictObject: { address } }); // accepted: the owner's keys

update({ looseObject: { address: verified } }); // refused: server-controlled, in a loose object
update({ looseObject: { address, other: 1 } }); // accepted: the owner's keys, and what a loose object lets in

update({ objectWithRest: { main: verified } }); // refused: server-controlled, in an object with a rest
update({ objectWithRest: { main: address } }); // accepted: the owner's keys

update({ objectWithRest: { main: address, other: verified } }); // refused: server-controlled, in the rest of an object
update({ objectWithRest: { main: address, other: address } }); // accepted: the owner's keys

update({ intersect: { ...verified, door: 1 } }); // refused: server-controlled, in an intersection
update({ intersect: { ...address, door: 1 } }); // accepted: the owner's keys, and those of the other option

update({ intersect: address }); // refused: one option of an intersection
update({ intersect: { ...address, door: 2 } }); // accepted: both

update({ optional: verified }); // refused: server-controlled, in an optional model
update({ optional: { street: 'Main' } }); // accepted: a part of it, for a wrapper is no container

update({ nullish: verified }); // refused: server-controlled, in a nullish model
update({ nullish: null }); // accepted: null is a value of this field

update({ nonNullable: verified }); // refused: server-controlled, in a model that is not null
update({ nonNullable: { street: 'Main' } }); // accepted: a part of it

update({ nonNullable: null }); // refused: null was taken out
update({ nullish: { street: 'Main' } }); // accepted: a part of it

update({ nonOptional: verified }); // refused: server-controlled, in a model that is not undefined
update({ nonOptional: { street: 'Main' } }); // accepted: a part of it

update({ nonNullish: null }); // refused: null was taken out with undefined
update({ nonNullish: { street: 'Main' } }); // accepted: a part of it

update({ lazy: verified }); // refused: server-controlled, in a lazy model
update({ lazy: { street: 'Main' } }); // accepted: a part of it

update({ titled: verified }); // refused: server-controlled, in a model with a title
update({ titled: { street: 'Main' } }); // accepted: a part of it

update({ lists: { home: new Set([[verified]]) } }); // refused: server-controlled, four schemas down
update({ lists: { home: new Set([[address, null]]) } }); // accepted: the owner's keys

update({ piped: verified }); // refused: server-controlled, in a model at the end of a pipe
update({ piped: address }); // accepted: the owner's keys

update({ piped: { street: 'Main' } }); // refused: a pipe makes something else of what is sent, so it is written whole
update({ titled: {} }); // accepted: but for one that only describes

update({ pipedList: [verified] }); // refused: server-controlled, in a list at the end of a pipe
update({ pipedList: [address] }); // accepted: the owner's keys

update({ pipedOn: address }); // refused: grants do not reach a model that the pipe goes on behind
update({ few: [] }); // accepted: one at its start

update({ pipedTwice: address }); // refused: nor models at both ends
update({ name: { first: 'Ada' } }); // accepted: an object without models

// Inputs of different roles are told apart in whatever holds the models.
declare const bySupport: DtoOf<typeof Places, 'replace', 'support'>;
declare const byOwner: DtoOf<typeof Places, 'replace', 'owner'>;
declare const toOwner: { -readonly [Key in keyof typeof byOwner]: (typeof byOwner)[Key] };

toOwner.one = bySupport.one!; // refused: another role's input, in an optional model
toOwner.one = byOwner.one!; // accepted: the role's own

toOwner.list = bySupport.list; // refused: another role's input, in an array
toOwner.list = byOwner.list; // accepted: the role's own

toOwner.record = bySupport.record; // refused: another role's input, in a record
toOwner.record = byOwner.record; // accepted: the role's own

toOwner.map = bySupport.map; // refused: another role's input, in a map
toOwner.map = byOwner.map; // accepted: the role's own

toOwner.tuple = bySupport.tuple; // refused: another role's input, in a tuple
toOwner.tuple = byOwner.tuple; // accepted: the role's own

toOwner.object = bySupport.object; // refused: another role's input, in an object
toOwner.object = byOwner.object; // accepted: the role's own
