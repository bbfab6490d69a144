import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { field, model } from '../access.js';
import { SCOPES } from '../scopes.js';
import { uuid } from '../uuid.js';

export const ApiKey = model('ApiKey', {
  id: field(uuid, { readableBy: ['owner', 'operator'] }),
  service_id: field(uuid, { readableBy: ['owner', 'operator'] }),
  tenant: field(v.string(), { readableBy: ['owner', 'operator'] }),
  name: field(
    v.pipe(
      v.string(),
      v.excludes('\0'),
      v.minLength(1),
      v.maxLength(100),
      v.examples(['Nightly job']),
    ),
    {
      writableBy: ['owner'],
      readableBy: ['owner', 'operator'],
    },
  ),
  scopes: field(
    v.pipe(
      v.array(v.picklist(SCOPES)),
      v.minLength(1),
      v.maxLength(SCOPES.length),
      v.description('What the key is good for, of what the key that issues it is good for'),
    ),
    {
      // Nobody can ask for `admin`: such a key is made where the database is.
      writableBy: { create: [narrow('owner', v.array(v.picklist(['read', 'write', 'keys'])))] },
      readableBy: ['owner', 'operator'],
    },
  ),
  key_type: field(v.picklist(['service', 'operator']), { readableBy: ['owner', 'operator'] }),
  /** Both as `gen-dtos/auth` makes them: the key itself is stored nowhere. */
  lookup: field(v.string()),
  digest: field(v.string()),
  created_at: field(v.date(), { readableBy: ['owner', 'operator'] }),
  expires_at: field(v.nullable(v.date()), { readableBy: ['owner', 'operator'] }),
  revoked_at: field(v.nullable(v.date()), { readableBy: ['owner', 'operator'] }),
});
