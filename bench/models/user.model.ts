import * as v from 'valibot';
import { field, model } from './access.js';
import { Address } from './address.model.js';
import { Preferences } from './preferences.model.js';

export const User = model('User', {
  id: field(v.pipe(v.string(), v.uuid())),
  email: field(v.pipe(v.string(), v.email(), v.maxLength(254)), {
    writableBy: ['owner', 'support'],
  }),
  display_name: field(v.pipe(v.string(), v.minLength(1), v.maxLength(50)), {
    writableBy: ['owner'],
  }),
  bio: field(v.pipe(v.string(), v.maxLength(500)), { writableBy: ['owner'] }),
  age: field(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(150)), {
    writableBy: ['owner'],
  }),
  url: field(v.pipe(v.string(), v.startsWith('https://'), v.maxLength(200)), {
    writableBy: ['owner'],
  }),
  tags: field(
    v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(30))), v.maxLength(10)),
    { writableBy: ['owner'] },
  ),
  preferences: field(Preferences, { writableBy: ['owner'] }),
  addresses: field(v.pipe(v.array(Address), v.maxLength(5)), { writableBy: ['owner'] }),
  is_admin: field(v.boolean(), { writableBy: ['admin'] }),
  password_hash: field(v.string()),
  created_at: field(v.pipe(v.string(), v.isoTimestamp())),
});
