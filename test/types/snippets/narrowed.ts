/** A role may write some of a field's values. */
import * as v from 'valibot';
import { narrow, type DtoOf } from 'gen-dtos';
import {
  Address,
  createByOwner,
  created,
  field,
  model,
  updateByAdmin,
  updateByOwner,
  updateBySupport,
  user,
} from '../model.js';

updateByOwner({ scope: 'admin' }); // refused: a value of the field, not of the role
updateByOwner({ scope: 'write' }); // accepted: a value of the role

createByOwner({ ...created, scope: 'admin' }); // refused: a value of the field, not of the role, in a new record
updateByAdmin({ scope: 'admin' }); // accepted: by a role that has every value

updateByOwner({ scope: user.scope }); // refused: the stored value may be any of the field's
if (user.scope !== 'admin') updateByOwner({ scope: user.scope }); // accepted: once it is known not to be

updateBySupport({ plan: 'pro' }); // refused: a value of another role
updateByOwner({ plan: 'pro' }); // accepted: by that role

updateByAdmin({ plan: 'staff' }); // refused: a value that no role has
updateByAdmin({ plan: 'trial' }); // accepted: a narrowed value is inherited as it is

const scope = { scope: 'admin' } as const;
updateByOwner(scope); // refused: in a variable
updateByAdmin(scope); // accepted: by a role that has every value

updateBySupport({ scope: 'read' }); // refused: a grant of some values to one role grants none to another
updateByOwner({ scope: 'read' }); // accepted: by the role it was granted to

const Office = model('Office', { at: field(Address, { writableBy: [narrow('owner', Address)] }) });
declare function updateOfficeByOwner(changes: DtoOf<typeof Office, 'update', 'owner'>): void;
declare function updateOfficeBySupport(changes: DtoOf<typeof Office, 'update', 'support'>): void;
updateOfficeBySupport({ at: { street: 'x' } }); // refused: a model of which another role has some values
updateOfficeByOwner({ at: { street: 'x' } }); // accepted: by that role

const Post = model('Post', {
  state: field(v.optional(v.picklist(['draft', 'sent', 'top']), 'draft'), {
    writableBy: [narrow('owner', v.picklist(['sent']))],
  }),
});
declare const post: DtoOf<typeof Post, 'create', 'owner'>;
export const sentState: 'sent' = post.state; // refused: a default is the server's, and not asked about
export const filledState: 'draft' | 'sent' = post.state; // accepted: what may be sent, and the default
