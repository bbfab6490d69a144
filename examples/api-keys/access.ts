import { defineRoles } from 'gen-dtos';

export const { field, model, roles } = defineRoles({
  owner: 'The service that the record belongs to',
  operator: 'Operations staff',
});

export type Role = (typeof roles)[number];
