import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { field, model } from '../access.js';
import { Address } from './address.model.js';
import { Device } from './device.model.js';
import { Card, Iban } from './payment.model.js';
import { Preferences } from './preferences.model.js';

const uuid = v.pipe(v.string(), v.uuid());

/** One field of every kind of grant, and one of every kind of nesting. */
export const Account = model('Account', {
  id: field(uuid, { readableBy: 'anyone' }),
  username: field(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{2,29}$/)), {
    writableBy: { create: ['owner'] },
  }),
  display_name: field(v.pipe(v.string(), v.minLength(1), v.maxLength(80)), {
    writableBy: ['owner'],
    readableBy: 'anyone',
  }),
  email: field(v.pipe(v.string(), v.email()), { writableBy: ['owner', 'admin'] }),
  bio: field(v.nullable(v.string()), { writableBy: { update: ['owner'] } }),
  locale: field(v.optional(v.string(), 'en'), { writableBy: ['owner'] }),
  website: field(v.optional(v.string()), { writableBy: ['owner'] }),
  scope: field(v.picklist(['read', 'write', 'admin']), {
    writableBy: [narrow('owner', v.picklist(['read', 'write'])), 'admin'],
  }),
  rate_limit: field(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)), {
    writableBy: {
      update: [narrow('support', v.pipe(v.number(), v.maxValue(1_000))), 'admin'],
    },
  }),
  tags: field(v.array(v.string()), { writableBy: ['owner'] }),
  preferences: field(Preferences, { writableBy: ['owner', 'support'] }),
  addresses: field(v.array(Address), { writableBy: ['owner'] }),
  devices: field(v.array(Device), { writableBy: ['owner'], keyedBy: 'id' }),
  payment: field(v.nullable(v.variant('kind', [Card, Iban])), { writableBy: ['owner'] }),
  methods: field(v.array(v.variant('kind', [Card, Iban])), { writableBy: ['owner'] }),

  // Input only: the server keeps its hash.
  password: field(v.pipe(v.string(), v.minLength(12)), {
    writableBy: { create: ['owner'] },
    stored: false,
  }),
  password_hash: field(v.nullable(v.string())),

  role: field(v.picklist(['member', 'support', 'admin']), { writableBy: ['admin'] }),
  is_admin: field(v.boolean(), { writableBy: ['admin'] }),
  status: field(v.picklist(['active', 'blocked']), { writableBy: { update: ['support'] } }),
  balance: field(v.pipe(v.number(), v.integer())),
  api_key: field(v.string()),
  owner_id: field(uuid),
  team_id: field(v.nullable(uuid), { writableBy: ['admin'] }),
  confirmed_at: field(v.nullable(v.date())),
});
