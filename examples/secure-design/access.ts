import { defineRoles } from 'gen-dtos';

export const { field, model, roles } = defineRoles({
  visitor: 'Somebody who is not signed in',
  owner: 'The person the record belongs to',
  admin: 'Operations staff',
});
