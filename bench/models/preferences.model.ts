import * as v from 'valibot';
import { field, model } from './access.js';

const writableBy = ['owner'] as const;

export const Preferences = model('Preferences', {
  theme: field(v.picklist(['light', 'dark']), { writableBy }),
  language: field(v.pipe(v.string(), v.length(2)), { writableBy }),
  newsletter: field(v.boolean(), { writableBy }),
  page_size: field(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), {
    writableBy,
  }),
});
