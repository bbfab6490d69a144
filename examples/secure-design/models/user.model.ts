import * as v from 'valibot';
import { field, model } from '../access.js';

/** A line of text; in a text of several, PostgreSQL can't keep a NUL. */
const line = v.pipe(v.string(), v.regex(/^\P{Cc}*$/u));
const text = v.pipe(v.string(), v.regex(/^[^\0]*$/));

export const User = model('User', {
  id: field(v.pipe(v.number(), v.integer()), { readableBy: ['owner', 'admin'] }),
  username: field(v.string(), { readableBy: ['owner', 'admin'] }),

  display_name: field(v.pipe(line, v.title('Display name'), v.minLength(1), v.maxLength(50)), {
    writableBy: { update: ['owner'] },
    readableBy: ['owner', 'admin'],
  }),
  email: field(v.pipe(v.string(), v.title('E-mail'), v.email(), v.maxLength(254)), {
    writableBy: { update: ['owner', 'admin'] },
    readableBy: ['owner', 'admin'],
  }),
  bio: field(v.pipe(text, v.title('About me'), v.maxLength(500)), {
    writableBy: { update: ['owner'] },
    readableBy: ['owner', 'admin'],
  }),
  theme: field(v.pipe(v.picklist(['light', 'dark']), v.title('Theme')), {
    writableBy: { update: ['owner'] },
    readableBy: ['owner', 'admin'],
  }),
  newsletter: field(v.pipe(v.boolean(), v.title('Newsletter')), {
    writableBy: { update: ['owner'] },
    readableBy: ['owner', 'admin'],
  }),

  is_admin: field(v.pipe(v.boolean(), v.title('Is an admin')), {
    writableBy: { update: ['admin'] },
    readableBy: ['owner', 'admin'],
  }),
  subscription_tier: field(v.pipe(v.picklist(['free', 'pro']), v.title('Subscription')), {
    writableBy: { update: ['admin'] },
    readableBy: ['owner', 'admin'],
  }),
  internal_notes: field(v.pipe(text, v.title('Internal notes'), v.maxLength(2000)), {
    writableBy: { update: ['admin'] },
    readableBy: ['admin'],
  }),
  account_balance: field(
    v.pipe(v.number(), v.integer(), v.description('In cents; only payments move it')),
    { readableBy: ['owner', 'admin'] },
  ),
  password_hash: field(v.string()),
  updated_at: field(v.date()),
});
