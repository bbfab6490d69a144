import type { AttackClass } from '../attack.js';

export const emptyBody: AttackClass = {
  name: 'empty-body',
  source: 'RFC 8259, section 2 (no JSON text is empty)',
  why: 'The body is empty or only space. Whatever takes it for an empty object handles a body that nobody sent.',
  aim: 'body',
  json: () => ['', ' ', '\n\t\r\n'].map((body) => ({ body, pointer: '' })),
};
