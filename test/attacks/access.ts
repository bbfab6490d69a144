import { defineRoles } from 'gen-dtos';

export const { field, model } = defineRoles({
  owner: 'The person the account belongs to',
  support: 'Helpdesk staff',
  admin: { description: 'Operations staff', extends: ['support'] },
});
