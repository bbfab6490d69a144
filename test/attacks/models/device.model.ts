import * as v from 'valibot';
import { field, model } from '../access.js';

/** An item that is found again by its key. */
export const Device = model('Device', {
  id: field(v.optional(v.string()), { writableBy: { create: ['owner'] } }),
  name: field(v.string(), { writableBy: ['owner'] }),
  trusted: field(v.optional(v.boolean(), false)), // server-controlled
});
