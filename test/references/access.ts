import { defineRoles } from 'gen-dtos';

export const { field, model, relation } = defineRoles({
  owner: 'The person the record belongs to',
  admin: 'Runs the tenant',
});
