/** Foreign keys and relations: what can be referred to, and who may do what to it. */
import { reference, type DtoOf, type RecordOf, type Referable } from 'gen-dtos';
import * as v from 'valibot';
import { Address, field, model, relation, User } from '../model.js';

reference(Address); // refused: a model without an id
reference(User); // accepted: a model with one

reference(User, 'emial'); // refused: a misspelt key
reference(User, 'email'); // accepted: a declared one

reference(Address, 'label'); // refused: a key that may be absent
reference(Address, 'street'); // accepted: one that every record has

reference(Address, 'verified_at'); // refused: a date is no key
reference(User, 'username'); // accepted: a text is

reference(User, 'password'); // refused: a key that is not stored
reference(User, 'id'); // accepted: one that is

reference(v.object({ id: v.string() })); // refused: a schema that is no model
reference(() => User); // accepted: a function that gets one

field(reference(User), { writableBy: ['ownr'] }); // refused: a misspelt role
field(reference(User), { writableBy: ['owner'] }); // accepted: a declared one

// In a circle, what the functions return is annotated.
const Team = model('Team', {
  id: field(v.pipe(v.string(), v.brand('TeamId'))),
  number: field(v.number()),
  parent: field(v.optional(reference((): Referable => Team)), { writableBy: ['owner'] }),
  board: field(v.nullable(reference((): Referable<number, 'number'> => Board, 'number')), {
    writableBy: ['owner'],
  }),
});
const Board = model('Board', {
  number: field(v.number()),
  team: field(reference(Team), { writableBy: ['owner'] }),
  seats: field(v.array(reference(Team, 'number')), { writableBy: ['owner'] }),
  created_by: field(reference(User)), // server-controlled
});

declare function updateTeam(dto: DtoOf<typeof Team, 'update', 'owner'>): void;
declare function updateBoard(dto: DtoOf<typeof Board, 'update', 'owner'>): void;
declare function findTeam(id: RecordOf<typeof Team>['id']): void;

updateTeam({ parent: 1 }); // refused: a number for a text
updateTeam({ parent: 'a', board: null }); // accepted: a text, and none

updateTeam({ parent: 'a', board: 'a' }); // refused: a text for a number
updateTeam({ parent: 'a', board: 1 }); // accepted: a number

declare const record: RecordOf<typeof Board>;
findTeam('a'); // refused: a text without the brand of the key
findTeam(record.team); // accepted: what a reference holds has it

updateBoard({ seats: ['a'] }); // refused: texts for numbers
updateBoard({ seats: [1] }); // accepted: numbers

updateBoard({ created_by: 'somebody' }); // refused: another creator
updateBoard({}); // accepted: none

relation('A', Address, { connect: ['owner'] }); // refused: a relation to a model without an id
relation('A', User, { connect: ['owner'] }); // accepted: to one with an id

relation('B', User, {
  connect: [
    'ownr', // refused: a misspelt role, at the word
  ],
});
relation('B', User, { connect: ['owner', 'admin'], set: [] }); // accepted: declared ones

relation('C', User, { connect: ['owner'], update: ['owner'] }); // refused: a write that can't be granted
relation('C', () => User, { connect: ['owner'], set: ['owner'] }); // accepted: those that can

const Project = model('Project', {
  name: field(v.string()),
  members: field(
    v.optional(relation('ProjectMembers', User, { connect: ['owner'], set: ['admin'] })),
    { writableBy: ['owner', 'admin'], stored: false },
  ),
});
declare function changeByOwner(dto: DtoOf<typeof Project, 'update', 'owner'>): void;
declare function changeByAdmin(dto: DtoOf<typeof Project, 'update', 'admin'>): void;
declare function store(project: RecordOf<typeof Project>): void;

changeByOwner({ members: { set: ['u1'] } }); // refused: a write of another role
changeByOwner({ members: { connect: ['u1'] } }); // accepted: one's own

changeByOwner({ members: { disconnect: ['u1'] } }); // refused: a write that nobody was granted
changeByAdmin({ members: { set: [] } }); // accepted: by its role

changeByOwner({ members: { update: [{ id: 'u1', is_admin: true }] } }); // refused: a record through a relation
changeByOwner({ members: {} }); // accepted: nothing at all

store({ name: '', members: {} }); // refused: a relation is no part of the record
store({ name: '' }); // accepted: without it
