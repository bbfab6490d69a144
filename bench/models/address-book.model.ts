import * as v from 'valibot';
import { field, model } from './access.js';
import { Address } from './address.model.js';
import { User } from './user.model.js';

const writableBy = ['owner'] as const;

export const AddressBook = model('AddressBook', {
  owner: field(User, { writableBy }),
  addresses: field(v.array(Address), { writableBy }),
  readings: field(v.array(v.number()), { writableBy }),
});
