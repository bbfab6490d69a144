import * as v from 'valibot';
import { field, model } from '../access.js';

const line = v.pipe(v.string(), v.excludes('\0'), v.minLength(1), v.maxLength(200));

export const Address = model('Address', {
  street: field(v.pipe(line, v.examples(['Hoofdstraat 1'])), {
    writableBy: ['owner'],
    readableBy: ['owner', 'support'],
  }),
  city: field(v.pipe(line, v.examples(['Utrecht'])), {
    writableBy: ['owner'],
    readableBy: ['owner', 'support'],
  }),
  country: field(
    v.pipe(v.string(), v.regex(/^[A-Z]{2}$/), v.description('ISO 3166-1'), v.examples(['NL'])),
    { writableBy: ['owner'], readableBy: ['owner', 'support'] },
  ),
  // Server-controlled: set when the letter that we sent there is answered. Text, as it lives in JSON.
  verified_at: field(v.optional(v.pipe(v.string(), v.isoTimestamp())), {
    readableBy: ['owner', 'support'],
  }),
});
