import * as v from 'valibot';
import { field, model } from '../access.js';
import { uuid } from '../uuid.js';

export const ServiceConfig = model('ServiceConfig', {
  id: field(uuid, { readableBy: ['owner', 'operator'] }),
  service_id: field(uuid, { readableBy: ['owner', 'operator'] }),
  tenant: field(v.string(), { readableBy: ['owner', 'operator'] }),
  display_name: field(
    v.pipe(v.string(), v.excludes('\0'), v.minLength(1), v.maxLength(100), v.examples(['Reports'])),
    { writableBy: { update: ['owner'] }, readableBy: ['owner', 'operator'] },
  ),
  contact_email: field(v.pipe(v.string(), v.email(), v.maxLength(254)), {
    writableBy: { update: ['owner'] },
    readableBy: ['owner', 'operator'],
  }),
  log_level: field(v.picklist(['error', 'info', 'verbose']), {
    writableBy: { update: ['owner'] },
    readableBy: ['owner', 'operator'],
  }),
  rate_limit: field(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(100_000),
      v.description('Requests per minute'),
    ),
    { writableBy: { update: ['operator'] }, readableBy: ['owner', 'operator'] },
  ),
  debug_mode: field(v.pipe(v.boolean(), v.description('Answers then tell internals')), {
    writableBy: { update: ['operator'] },
    readableBy: ['owner', 'operator'],
  }),
  /** What the service calls its upstream with. */
  api_key: field(v.string()),
  role: field(v.picklist(['member', 'admin'])),
  is_admin: field(v.boolean()),
  updated_at: field(v.date(), { readableBy: ['owner', 'operator'] }),
});
