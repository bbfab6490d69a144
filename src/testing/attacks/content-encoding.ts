import type { AttackClass } from '../attack.js';
import { attackedJson } from '../body/json-text.js';

export const contentEncoding: AttackClass = {
  name: 'content-encoding',
  source: 'RFC 9110, section 8.4; firewalls that do not decompress',
  why: 'The body claims to be compressed when it is not, or to be compressed twice: one layer reads it, and another does not.',
  aim: 'body',
  json: (target) =>
    ['gzip', 'deflate', 'x-unknown', 'gzip, gzip'].map((encoding) => ({
      body: attackedJson(target),
      headers: { 'content-encoding': encoding },
      pointer: undefined,
    })),
};
