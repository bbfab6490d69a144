import type { AttackClass } from '../attack.js';
import { jsonWith, pointerTo } from '../body/json-text.js';
import { asText, encoded, formWith } from '../body/form-text.js';

export const escapedKey: AttackClass = {
  name: 'escaped-key',
  source: 'RFC 8259, section 8.3 (names are compared after their escapes)',
  why: 'An escape hides the name from whatever searches the text for it, such as a firewall or a gateway.',
  aim: 'model',
  json: (target) => {
    const { key, wants } = target;
    return [escapedAt(key, 0), escapedAt(key, key.length - 1)].map((name) => ({
      body: jsonWith(target, `"${name}":${JSON.stringify(wants)}`),
      pointer: pointerTo(target, key),
    }));
  },
  form: (target) => {
    const { place, key, wants } = target;
    if (place.length > 0) return [];
    const [first = '', ...rest] = key;
    const name = `${percentEncoded(first)}${encoded(rest.join(''))}`;
    return [
      {
        text: formWith(target, `${name}=${encoded(asText(wants))}`),
        pointer: pointerTo(target, key),
      },
    ];
  },
};

/** A name as the content of a JSON string, in which one unit is an escape. */
const escapedAt = (key: string, index: number): string =>
  [
    quoted(key.slice(0, index)),
    `\\u${hex(key.charCodeAt(index), 4)}`,
    quoted(key.slice(index + 1)),
  ].join('');

const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);

/** A text of which nothing stands for itself, not even what may. */
const percentEncoded = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => `%${hex(byte, 2)}`).join('');

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
