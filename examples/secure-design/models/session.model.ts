import * as v from 'valibot';
import { field, model } from '../access.js';

/** Who asks for a session says a name and a password. Whose it is, and how long, the server says. */
export const Session = model('Session', {
  username: field(v.pipe(v.string(), v.title('Name'), v.regex(/^[a-z]+$/), v.maxLength(30)), {
    writableBy: { create: ['visitor'] },
    stored: false,
  }),
  password: field(v.pipe(v.string(), v.title('Password'), v.minLength(1), v.maxLength(200)), {
    writableBy: { create: ['visitor'] },
    stored: false,
  }),
  id_digest: field(v.string()),
  user_id: field(v.number()),
  csrf_secret: field(v.string()),
  expires_at: field(v.date()),
});
