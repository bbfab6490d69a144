import { defineRoles } from 'gen-dtos';

/** What a key is to a record of its own tenant. To one of another tenant it is nothing. */
export const { field, model, roles } = defineRoles({
  client: 'A key of the tenant',
  admin: { description: 'One that has the scope `users:admin`', extends: ['client'] },
});

export type Role = (typeof roles)[number];
