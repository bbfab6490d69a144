import * as v from 'valibot';
import { field, model } from '../access.js';

export const Preferences = model('Preferences', {
  theme: field(v.pipe(v.picklist(['light', 'dark']), v.description('The colours of the app')), {
    writableBy: ['owner'],
    readableBy: ['owner', 'admin'],
  }),
  newsletter: field(v.pipe(v.boolean(), v.description('Whether to send the newsletter')), {
    writableBy: ['owner'],
    readableBy: ['owner', 'admin'],
  }),
  beta_features: field(v.pipe(v.boolean(), v.description('Takes part in the closed beta')), {
    writableBy: ['admin'],
    readableBy: ['owner', 'admin'],
  }),
});
