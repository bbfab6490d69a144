import { defineRoles } from 'gen-dtos';

export const { field, model, roles } = defineRoles({
  owner: 'The person the record belongs to',
  support: 'Helpdesk staff',
  admin: { description: 'Operations staff', extends: ['support'] },
});
