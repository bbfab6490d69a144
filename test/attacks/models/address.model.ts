import * as v from 'valibot';
import { field, model } from '../access.js';

export const Address = model('Address', {
  street: field(v.pipe(v.string(), v.maxLength(200)), { writableBy: ['owner'] }),
  country: field(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)), { writableBy: ['owner'] }),
  label: field(v.optional(v.string()), { writableBy: ['owner'] }),
  // Server-controlled: set once the owner has answered a letter.
  verified: field(v.optional(v.boolean(), false)),
  verified_at: field(v.optional(v.string())),
});
