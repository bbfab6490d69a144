import type { AttackClass } from '../attack.js';
import { asText } from '../body/form-text.js';

export const scalarBody: AttackClass = {
  name: 'scalar-body',
  source: 'Express 5 (undefined for an unknown type), Fastify, Hono: an empty body that falls open',
  why: 'The body is not an object: a check for bad keys finds none, and the code after it expects an object.',
  aim: 'body',
  json: ({ key, wants }) =>
    [
      'null',
      'true',
      '0',
      '""',
      JSON.stringify(`${key}=${asText(wants)}`),
      JSON.stringify(JSON.stringify({ [key]: wants })),
    ].map((body) => ({ body, pointer: '' })),
};
