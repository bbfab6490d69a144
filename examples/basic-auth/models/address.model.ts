import * as v from 'valibot';
import { field, model } from '../access.js';

const line = v.pipe(v.string(), v.excludes('\0'), v.minLength(1), v.maxLength(200));

export const Address = model('Address', {
  // Given by the server. An item that is sent with it is the stored one, so it keeps `verified_at`.
  id: field(v.optional(v.pipe(v.string(), v.uuid())), {
    writableBy: { create: ['owner'] },
    readableBy: ['owner', 'admin'],
  }),
  street: field(v.pipe(line, v.examples(['Hoofdstraat 1'])), {
    writableBy: ['owner'],
    readableBy: ['owner', 'admin'],
  }),
  city: field(v.pipe(line, v.examples(['Utrecht'])), {
    writableBy: ['owner'],
    readableBy: ['owner', 'admin'],
  }),
  // Server-controlled: set when the letter that we sent there is answered. Text, as it lives in JSON.
  verified_at: field(v.optional(v.pipe(v.string(), v.isoTimestamp())), {
    readableBy: ['owner', 'admin'],
  }),
});
