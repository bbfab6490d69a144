/** The roles that the pages of `docs/` speak of. */
import { defineRoles } from 'gen-dtos';

export const { field, model, relation, roles } = defineRoles({
  owner: 'Whose it is',
  editor: 'Who checks it',
  admin: 'Operations staff',
});
