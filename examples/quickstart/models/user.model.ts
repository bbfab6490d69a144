import * as v from 'valibot';
import { field, model } from '../access.js';
import { Address } from './address.model.js';
import { Preferences } from './preferences.model.js';

const name = v.pipe(v.string(), v.excludes('\0'), v.minLength(1), v.maxLength(80));

export const User = model('User', {
  id: field(v.pipe(v.string(), v.uuid()), { readableBy: 'anyone' }),
  username: field(
    v.pipe(
      v.string(),
      v.regex(/^[a-z][a-z0-9_]{2,29}$/),
      v.description('Fixed once the user exists'),
      v.examples(['mallory']),
    ),
    { writableBy: { create: ['owner'] }, readableBy: 'anyone' },
  ),
  display_name: field(v.pipe(name, v.examples(['Mallory M.'])), {
    writableBy: ['owner'],
    readableBy: 'anyone',
  }),
  email: field(v.pipe(v.string(), v.email(), v.maxLength(254), v.examples(['me@example.com'])), {
    writableBy: ['owner', 'admin'],
    readableBy: ['owner', 'support'],
  }),
  bio: field(v.nullable(v.pipe(v.string(), v.excludes('\0'), v.maxLength(500))), {
    writableBy: { update: ['owner'] },
    readableBy: 'anyone',
  }),

  // Sent at sign-up and never stored: the server keeps its hash.
  password: field(v.pipe(v.string(), v.minLength(12), v.maxLength(128)), {
    writableBy: { create: ['owner'] },
    stored: false,
  }),
  password_hash: field(
    v.pipe(v.nullable(v.string()), v.description('Null for users who sign in elsewhere')),
  ),

  role: field(v.picklist(['member', 'support', 'admin']), {
    writableBy: ['admin'],
    readableBy: ['owner', 'support'],
  }),
  is_admin: field(v.boolean(), { writableBy: ['admin'], readableBy: ['owner', 'support'] }),
  balance: field(
    v.pipe(v.number(), v.integer(), v.description('In cents; only payments move it')),
    {
      readableBy: ['owner', 'support'],
    },
  ),

  preferences: field(Preferences, {
    writableBy: { update: ['owner', 'support'] },
    readableBy: ['owner', 'support'],
  }),
  addresses: field(v.array(Address), {
    writableBy: { update: ['owner'] },
    readableBy: ['owner', 'support'],
  }),
});
