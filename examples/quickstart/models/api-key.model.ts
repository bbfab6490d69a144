import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { field, model } from '../access.js';

const uuid = v.pipe(v.string(), v.uuid());

export const ApiKey = model('ApiKey', {
  id: field(uuid, { readableBy: ['owner', 'support'] }),
  user_id: field(uuid, { readableBy: ['owner', 'support'] }),
  tenant: field(v.pipe(v.string(), v.examples(['acme'])), { readableBy: ['owner', 'support'] }),
  scope: field(
    v.pipe(v.picklist(['read', 'write', 'admin']), v.description('What the key opens')),
    {
      writableBy: [narrow('owner', v.picklist(['read', 'write'])), 'admin'],
      readableBy: ['owner', 'support'],
    },
  ),
  key_hash: field(v.string()),
  created_at: field(v.date(), { readableBy: ['owner', 'support'] }),
});
