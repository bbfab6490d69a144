import { defineRoles } from 'gen-dtos';

/** For models that are about schemas. */
export const { field, model } = defineRoles({
  owner: 'The person the record belongs to',
  support: 'Helpdesk staff',
  root: { description: 'May write every field of these models', extends: ['support'] },
});

export const byOwner = { writableBy: ['owner', 'root'] } as const;
export const bySupport = { writableBy: ['support'] } as const;
export const byAll = { writableBy: ['owner', 'support', 'root'], readableBy: 'anyone' } as const;
