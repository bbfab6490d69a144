import { EMAIL } from './email.js';

const address = {
  type: 'object',
  additionalProperties: false,
  required: ['street', 'city', 'zip', 'country'],
  properties: {
    street: { type: 'string', minLength: 1, maxLength: 200 },
    city: { type: 'string', minLength: 1, maxLength: 100 },
    zip: { type: 'string', minLength: 1, maxLength: 20 },
    country: { type: 'string', minLength: 2, maxLength: 2 },
  },
};

const preferences = {
  type: 'object',
  additionalProperties: false,
  properties: {
    theme: { enum: ['light', 'dark'] },
    language: { type: 'string', minLength: 2, maxLength: 2 },
    newsletter: { type: 'boolean' },
    page_size: { type: 'integer', minimum: 1, maximum: 100 },
  },
};

/** The workload as JSON Schema, for the peers that need it. */
export const userSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    email: { type: 'string', pattern: EMAIL.source, maxLength: 254 },
    display_name: { type: 'string', minLength: 1, maxLength: 50 },
    bio: { type: 'string', maxLength: 500 },
    age: { type: 'integer', minimum: 0, maximum: 150 },
    url: { type: 'string', pattern: '^https://', maxLength: 200 },
    tags: { type: 'array', maxItems: 10, items: { type: 'string', minLength: 1, maxLength: 30 } },
    preferences,
    addresses: { type: 'array', maxItems: 5, items: address },
  },
};
