/** Schemas that hold a model: its grants reach through some of them; through the others nothing is written. */
import { narrow, type DtoOf } from 'gen-dtos';
import * as v from 'valibot';
import { Address, field, model } from '../model.js';

const Whole = v.strictObject({ street: v.string(), country: v.string(), verified_at: v.date() });

const Depot = model('Depot', {
  name: field(v.object({ first: v.string() }), { writableBy: ['owner'] }),
  at: field(v.object({ door: v.number(), address: Address }), { writableBy: ['owner'] }),
  deep: field(v.optional(v.nullable(v.array(v.union([v.string(), Address])))), {
    writableBy: ['owner'],
  }),
  few: field(v.pipe(v.array(Address), v.maxLength(3)), { writableBy: ['owner'] }),
  some: field(v.array(Address), { writableBy: [narrow('owner', v.array(Whole))] }),
  names: field(v.record(v.string(), v.string()), { writableBy: ['owner'] }),
  record: field(v.record(v.string(), Address), { writableBy: ['owner'] }),
  pair: field(v.tuple([v.string(), v.string()]), { writableBy: ['owner'] }),
  tuple: field(v.tuple([Address, v.string()]), { writableBy: ['owner'] }),
  lazy: field(
    v.lazy(() => Address),
    { writableBy: ['owner'] },
  ),
  piped: field(v.pipe(v.unknown(), Address), { writableBy: ['owner'] }),
  intersect: field(v.intersect([Address, v.object({ door: v.number() })]), {
    writableBy: ['owner'],
  }),
});
declare function update(dto: DtoOf<typeof Depot, 'update', 'owner'>): void;

const address = { street: 'Main', country: 'CH' };
const verified = { ...address, verified_at: new Date() };

update({ at: { door: 1, address: verified } }); // refused: server-controlled, in a plain object
update({ at: { door: 1, address } }); // accepted: the owner's keys

update({ at: { address } }); // refused: a plain object is no model, so its keys are required
update({ at: { door: 2, address } }); // accepted: with every key

update({ at: { door: 1, address: { street: 'Main' } } }); // refused: it is written whole, and the model in it
update({ at: { door: 3, address } }); // accepted: a whole one

update({ deep: [verified] }); // refused: server-controlled, four schemas down
update({ deep: ['Main', address] }); // accepted: the owner's keys

update({ few: [verified] }); // refused: server-controlled, in a piped array
update({ few: [address] }); // accepted: the owner's keys

update({ some: [verified] }); // refused: a narrowing opens no key of a nested model
update({ some: [address] }); // accepted: the owner's keys

update({ record: { home: address } }); // refused: grants do not reach into a record
update({ names: { home: 'Main' } }); // accepted: a record without models

update({ tuple: [address, 'Main'] }); // refused: grants do not reach into a tuple
update({ pair: ['Main', 'Street'] }); // accepted: a tuple without models

update({ lazy: address }); // refused: grants do not reach into a lazy schema
update({ name: { first: 'Ada' } }); // accepted: an object without models

update({ piped: address }); // refused: grants do not reach a model further down a pipe
update({ few: [] }); // accepted: one at its start

update({ intersect: { ...address, door: 1 } }); // refused: grants do not reach into an intersection
update({ deep: null }); // accepted: what they reach through
