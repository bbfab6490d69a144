/** What an application says once for all of its models: the types of one that isn't known yet. */
import type { AnyModel, DtoOf, RecordOf, RoleOf, Shape, ViewOf } from 'gen-dtos';
import { Address, Depot, Preferences, User } from '../model.js';

declare function send<M extends AnyModel, AShape extends Shape, Role extends RoleOf<M>>(
  model: M,
  shape: AShape,
  role: Role,
  dto: DtoOf<M, AShape, Role>,
): DtoOf<M, AShape, Role>;
send(User, 'update', 'owner', { is_admin: true }); // refused: a field of another role
send(User, 'update', 'admin', { is_admin: true }); // accepted: by that role

send(User, 'update', 'ownr', {}); // refused: a role that the model's application has not
send(User, 'update', 'owner', {}); // accepted: one that it has

send(Preferences, 'create', 'admin', { beta: true, theme: 'dark' }); // refused: a grant that is not inherited
send(Preferences, 'create', 'admin', { beta: true }); // accepted: one that is

declare const body: unknown;
function forward<M extends AnyModel, Role extends RoleOf<M>>(
  model: M,
  role: Role,
  dto: DtoOf<M, 'update', Role>,
): void {
  send<M, 'update', Role>(model, 'update', role, body); // refused: what nobody looked at
  send<M, 'update', Role>(model, 'update', role, dto); // accepted: what is asked for
}
forward(User, 'owner', { api_key: 'k' }); // refused: a server-controlled field
forward(User, 'owner', { bio: 'Hi' }); // accepted: a writable one

declare function show<M extends AnyModel, Role extends RoleOf<M>>(
  model: M,
  role: Role,
  see: (view: ViewOf<M, Role>) => void,
): void;
show(User, 'owner', (view) => void view.api_key); // refused: a key that nobody reads
show(User, 'owner', (view) => void view.id); // accepted: one that everybody does

const models = { User, Address, Depot } as const;
type Models = typeof models;
type Updates = { [Name in keyof Models]: DtoOf<Models[Name], 'update', 'owner'> };
declare function update<Name extends keyof Models>(name: Name, changes: Updates[Name]): void;
update('Address', { verified_at: new Date() }); // refused: a server-controlled field
update('Address', { street: 'Bahnhofstrasse' }); // accepted: a writable one

declare function insert<M extends Models[keyof Models]>(model: M, record: RecordOf<M>): void;
declare const address: RecordOf<typeof Address>;
insert(User, address); // refused: a record of another model
insert(Address, address); // accepted: of this one
