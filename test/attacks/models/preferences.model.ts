import * as v from 'valibot';
import { field, model } from '../access.js';

/** A model in a model in a model. */
export const Limits = model('Limits', {
  daily: field(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), {
    writableBy: ['owner'],
  }),
  hard_cap: field(v.pipe(v.number(), v.integer())), // server-controlled
});

export const Preferences = model('Preferences', {
  theme: field(v.picklist(['light', 'dark']), { writableBy: ['owner'] }),
  newsletter: field(v.boolean(), { writableBy: ['owner'] }),
  beta_features: field(v.boolean(), { writableBy: ['support'] }),
  limits: field(Limits, { writableBy: ['owner'] }),
});
