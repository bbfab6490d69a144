import * as v from 'valibot';
import { field, model } from '../access.js';

export const User = model('User', {
  id: field(v.pipe(v.string(), v.uuid()), { readableBy: ['client'] }),
  tenant: field(v.pipe(v.string(), v.examples(['acme']))),
  name: field(
    v.pipe(v.string(), v.excludes('\0'), v.minLength(1), v.maxLength(80), v.examples(['Vera'])),
    {
      writableBy: ['client'],
      readableBy: ['client'],
    },
  ),
  email: field(v.pipe(v.string(), v.email(), v.maxLength(254), v.examples(['vera@acme.test'])), {
    writableBy: ['client'],
    readableBy: ['client'],
  }),
  role: field(v.picklist(['member', 'manager']), {
    writableBy: ['admin'],
    readableBy: ['client'],
  }),
});
