/** The model that docs/merge-patch.md declares in one snippet and speaks of in another. */
import * as v from 'valibot';
import { field, model } from './access.js';

export const Place = model('Place', {
  id: field(v.optional(v.string()), { writableBy: { create: ['owner'] } }),
  street: field(v.string(), { writableBy: ['owner'] }),
});
