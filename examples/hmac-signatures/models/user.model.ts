import * as v from 'valibot';
import { field, model } from '../access.js';

export const User = model('User', {
  id: field(v.pipe(v.string(), v.regex(/^[a-z]{1,30}$/)), { readableBy: 'anyone' }),
  display_name: field(
    v.pipe(
      v.string(),
      v.excludes('\0'),
      v.minLength(1),
      v.maxLength(80),
      v.examples(['Mallory M.']),
    ),
    { writableBy: ['owner'], readableBy: 'anyone' },
  ),
  email: field(v.pipe(v.string(), v.email(), v.maxLength(254), v.examples(['me@example.com'])), {
    writableBy: ['owner', 'admin'],
    readableBy: ['owner', 'admin'],
  }),
  bio: field(v.nullable(v.pipe(v.string(), v.excludes('\0'), v.maxLength(500))), {
    writableBy: ['owner'],
    readableBy: 'anyone',
  }),

  role: field(v.picklist(['member', 'support']), {
    writableBy: ['admin'],
    readableBy: ['owner', 'admin'],
  }),
  is_admin: field(v.boolean(), { writableBy: ['admin'], readableBy: ['owner', 'admin'] }),
  balance: field(
    v.pipe(v.number(), v.integer(), v.description('In cents; only payments move it')),
    { readableBy: ['owner', 'admin'] },
  ),
});
