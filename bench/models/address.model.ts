import * as v from 'valibot';
import { field, model } from './access.js';

const writableBy = ['owner'] as const;

export const Address = model('Address', {
  street: field(v.pipe(v.string(), v.minLength(1), v.maxLength(200)), { writableBy }),
  city: field(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), { writableBy }),
  zip: field(v.pipe(v.string(), v.minLength(1), v.maxLength(20)), { writableBy }),
  country: field(v.pipe(v.string(), v.length(2)), { writableBy }),
});
