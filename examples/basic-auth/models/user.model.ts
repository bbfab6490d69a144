import * as v from 'valibot';
import { field, model } from '../access.js';
import { Address } from './address.model.js';
import { Preferences } from './preferences.model.js';

export const User = model('User', {
  id: field(v.pipe(v.string(), v.uuid()), { readableBy: 'anyone' }),
  username: field(
    v.pipe(
      v.string(),
      v.regex(/^[a-z][a-z0-9_]{2,29}$/),
      v.description('What one signs in with'),
      v.examples(['alice']),
    ),
    { writableBy: ['owner'], readableBy: 'anyone' },
  ),
  bio: field(v.pipe(v.string(), v.excludes('\0'), v.maxLength(500), v.examples(['Hello'])), {
    writableBy: ['owner'],
    readableBy: 'anyone',
  }),
  preferences: field(Preferences, {
    writableBy: ['owner', 'admin'],
    readableBy: ['owner', 'admin'],
  }),
  addresses: field(v.pipe(v.array(Address), v.maxLength(10)), {
    writableBy: ['owner'],
    keyedBy: 'id',
    readableBy: ['owner', 'admin'],
  }),

  role: field(v.picklist(['member', 'editor']), {
    writableBy: ['admin'],
    readableBy: ['owner', 'admin'],
  }),
  permissions: field(v.pipe(v.array(v.picklist(['export', 'moderate'])), v.maxLength(2)), {
    writableBy: ['admin'],
    readableBy: ['owner', 'admin'],
  }),

  // Nobody's to send: no role writes it, so no type, parser or document of a request has it.
  is_admin: field(v.boolean(), { readableBy: ['owner', 'admin'] }),
  password_hash: field(v.string()),
});
