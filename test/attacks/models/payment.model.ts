import * as v from 'valibot';
import { field, model } from '../access.js';

export const Card = model('Card', {
  kind: field(v.literal('card'), { writableBy: ['owner'] }),
  holder: field(v.string(), { writableBy: ['owner'] }),
  charged: field(v.optional(v.boolean(), false)), // server-controlled
});

export const Iban = model('Iban', {
  kind: field(v.literal('iban'), { writableBy: ['owner'] }),
  iban: field(v.string(), { writableBy: ['owner'] }),
  charged: field(v.optional(v.boolean(), false)), // server-controlled, as of a card
  mandate_id: field(v.optional(v.string())), // server-controlled
});
