import { defineRoles } from 'gen-dtos';

export const { field, model, roles } = defineRoles({
  owner: 'The person the profile belongs to',
  admin: 'Operations staff',
});

export type Role = (typeof roles)[number];
