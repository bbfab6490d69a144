import * as v from 'valibot';
import { reference } from 'gen-dtos';
import { field, model } from '../access.js';
import { User } from './user.model.js';

export const Report = model('Report', {
  id: field(v.pipe(v.string(), v.uuid()), { readableBy: ['client'] }),
  tenant: field(v.pipe(v.string(), v.examples(['acme']))),
  title: field(
    v.pipe(
      v.string(),
      v.excludes('\0'),
      v.minLength(1),
      v.maxLength(200),
      v.examples(['Sales in May']),
    ),
    {
      writableBy: ['client'],
      readableBy: ['client'],
    },
  ),
  owner_id: field(reference(User), { writableBy: ['client'], readableBy: ['client'] }),
});
