import type { AttackClass } from '../attack.js';
import { attackedJson } from '../body/json-text.js';

export const secondDocument: AttackClass = {
  name: 'second-document',
  source: 'RFC 8259 (one value a text); RFC 7464 and NDJSON read more',
  why: 'A good document is followed by a bad one, and a streaming reader goes on to the second.',
  aim: 'body',
  json: (target) => {
    const good = JSON.stringify(target.surface.base);
    const bad = attackedJson(target);
    return [
      `${good}${bad}`,
      `${good}\n${bad}`,
      `\u001e${good}\n\u001e${bad}\n`,
      `${good};`,
      `${good}\0`,
    ].map((body) => ({ body, pointer: '' }));
  },
};
