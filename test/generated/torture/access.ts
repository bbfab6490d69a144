import { defineRoles } from 'gen-dtos';

export const { field, model, relation } = defineRoles({
  owner: 'The person the record belongs to',
  editor: { description: "Says */ and `${this}` and 'that'", extends: ['owner'] },
  support: 'Helpdesk staff',
  admin: { description: 'Operations staff', extends: ['support'] },
  billing: '',
  'chief-auditor': { description: 'Reads\nand writes', extends: ['billing'] },
  super_admin: { description: 'Everybody but root', extends: ['admin', 'chief-auditor', 'editor'] },
  root: 'May write every field of these models',
});

/**
 * Grants that always include `root`, so that there is a role with which to compare whole models.
 */
export const byOwner = { writableBy: ['owner', 'root'], readableBy: ['owner', 'root'] } as const;
export const bySupport = {
  writableBy: ['support', 'root'],
  readableBy: ['support', 'root'],
} as const;
export const byRoot = { writableBy: ['root'], readableBy: ['root'] } as const;
export const byAll = {
  writableBy: ['owner', 'support', 'billing', 'root'],
  readableBy: 'anyone',
} as const;
