import { defineRoles } from 'gen-dtos';

export const { field, model, roles } = defineRoles({
  owner: 'The person whose profile it is',
  admin: 'Operations staff',
});

export type Role = (typeof roles)[number];
