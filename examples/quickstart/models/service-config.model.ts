import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { field, model } from '../access.js';

export const ServiceConfig = model('ServiceConfig', {
  id: field(v.pipe(v.string(), v.uuid()), { readableBy: ['support'] }),
  api_key: field(v.string()),
  rate_limit: field(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(100_000),
      v.description('Requests per minute'),
      v.examples([100]),
    ),
    {
      writableBy: { update: [narrow('support', v.pipe(v.number(), v.maxValue(1_000))), 'admin'] },
      readableBy: ['support'],
    },
  ),
  debug_mode: field(v.boolean(), { writableBy: { update: ['support'] }, readableBy: ['support'] }),
});
