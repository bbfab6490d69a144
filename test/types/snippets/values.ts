/** What generated code asks for one key, where it has no name for the type. */
import type { DtoValueOf, SentValueOf } from 'gen-dtos/runtime/generated';
import * as v from 'valibot';
import { Address, field, model, type Depot, type User } from '../model.js';

const Event = model('Event', {
  at: field(v.pipe(v.string(), v.transform(Number)), { writableBy: ['owner'] }),
  late: field(v.optional(v.pipe(v.string(), v.transform(Number)), '0'), { writableBy: ['owner'] }),
  places: field(v.tuple([v.pipe(v.string(), v.transform(Number)), Address]), {
    writableBy: ['owner'],
  }),
  piped: field(v.pipe(v.string(), v.parseJson(), Address), { writableBy: ['owner'] }),
});

declare function dtoAt(value: DtoValueOf<typeof Event, 'update', 'owner', 'at'>): void;
declare function sentAt(value: SentValueOf<typeof Event, 'at'>): void;
dtoAt('1'); // refused: it has been parsed
sentAt('1'); // accepted: as it is sent

sentAt(1); // refused: it is still to be parsed
dtoAt(1); // accepted: as it is parsed

declare function sentLate(value: SentValueOf<typeof Event, 'late'>): void;
sentLate(undefined); // refused: absent is absent
sentLate('1'); // accepted: a value

declare function closed(value: DtoValueOf<typeof Event, 'update', 'support', 'at'>): void;
closed(1); // refused: the key of another role
dtoAt(2); // accepted: the role's key

declare function listed(value: DtoValueOf<typeof User, 'update', 'owner', 'scope'>): void;
listed('admin'); // refused: a value that the role does not have
listed('write'); // accepted: one that it has

declare function inMap(value: DtoValueOf<typeof Depot, 'update', 'owner', 'map'>): void;
inMap(new Map([['home', { street: 'Main', country: 'CH', verified_at: new Date() }]])); // refused: server-controlled
inMap(new Map([['home', { street: 'Main', country: 'CH' }]])); // accepted: the owner's keys

declare function dtoPlaces(value: DtoValueOf<typeof Event, 'create', 'owner', 'places'>): void;
declare function sentPlaces(value: SentValueOf<typeof Event, 'places', 'create', 'owner'>): void;
dtoPlaces([1, { street: 'Main' }]); // refused: after parsing, the default is there
sentPlaces(['1', { street: 'Main' }]); // accepted: before it, it may be left out

sentPlaces(['1', { street: 'Main', verified_at: new Date() }]); // refused: server-controlled, as it is sent
dtoPlaces([1, { street: 'Main', country: 'CH' }]); // accepted: the owner's keys

declare function sentByNobody(value: SentValueOf<typeof Event, 'places'>): void;
sentByNobody(['1', { street: 'Main' }]); // refused: without a role, nothing of a model is sent
sentByNobody(['1', {}]); // accepted: nothing of it

declare function sentPiped(value: SentValueOf<typeof Event, 'piped', 'create', 'owner'>): void;
declare function dtoPiped(value: DtoValueOf<typeof Event, 'create', 'owner', 'piped'>): void;
sentPiped({ street: 'Main', country: 'CH' }); // refused: it is still to be parsed
sentPiped('{"street":"Main"}'); // accepted: as it is sent

dtoPiped({ street: 'Main', country: 'CH', verified_at: new Date() }); // refused: server-controlled
dtoPiped({ street: 'Main', country: 'CH' }); // accepted: the owner's keys
