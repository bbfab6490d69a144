/** The admin extends support: it has support's grants, and support has none of the admin's. */
import { updateByAdmin, updateByOwner, updateBySupport, type Update } from '../model.js';

updateByOwner({ note: 'called' }); // refused: a role that does not extend support
updateByAdmin({ note: 'called' }); // accepted: a role that does

updateBySupport({ is_admin: true }); // refused: inheriting goes one way
updateByAdmin({ is_admin: true, note: 'called' }); // accepted: an own and an inherited grant

updateByAdmin({ bio: 'Hi' }); // refused: the highest role has the grants that it was given, no more
updateByOwner({ bio: 'Hi' }); // accepted: by the role that it was given to

updateByAdmin({ status: 'gone' }); // refused: an inherited grant takes the field's values
updateByAdmin({ status: 'blocked' }); // accepted: one of them

updateByAdmin({ preferences: { theme: 'dark' } }); // refused: a nested grant of another role
updateByAdmin({ preferences: { beta: true } }); // accepted: a nested grant that is inherited

declare const byAdmin: Update<'admin'>;
updateBySupport(byAdmin); // refused: the admin's input where support's is asked for
declare const bySupport: Update<'support'>;
updateByAdmin(bySupport); // accepted: support's input where the admin's is asked for
