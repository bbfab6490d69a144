import type { AttackClass } from '../attack.js';
import { jsonWith, pointerTo } from '../body/json-text.js';
import { asText, formWith } from '../body/form-text.js';

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
  form: (target) =>
    target.place.length > 0
      ? []
      : [
          {
            text: formWith(
              target,
              `%${hex(target.key.charCodeAt(0), 2)}${target.key.slice(1)}=${encodeURIComponent(asText(target.wants))}`,
            ),
            pointer: pointerTo(target, target.key),
          },
        ],
};

const escapedAt = (key: string, index: number): string =>
  `${key.slice(0, index)}\\u${hex(key.charCodeAt(index), 4)}${key.slice(index + 1)}`;

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
