import * as v from 'valibot';
import { defineRoles } from 'gen-dtos';

const { field, model } = defineRoles({
  'administrator-of-tenants': 'a',
  'administrator-of-billing': 'b',
  'administrator-of-security': 'c',
  'administrator-of-reports': 'd',
  'administrator-of-everything': { description: 'e', extends: ['administrator-of-tenants'] },
  'user-who-has-paid': 'f',
  'user-who-has-not-paid': 'g',
});

/** Roles whose names fill lines. */
export const ManyRoles = model('ManyRoles', {
  island: field(v.optional(v.tuple([v.string()])), {
    writableBy: [
      'administrator-of-tenants',
      'administrator-of-billing',
      'administrator-of-security',
      'administrator-of-reports',
      'user-who-has-paid',
    ],
  }),
  plain: field(v.string(), { writableBy: ['user-who-has-paid', 'user-who-has-not-paid'] }),
});
