import type { AttackClass } from '../attack.js';

export const jsonDialect: AttackClass = {
  name: 'json-dialect',
  source: 'JSON5 and JSONC; RFC 8259, section 2',
  why: 'A lenient parser accepts comments, bare keys and extra commas, and so reads keys that a strict one does not see.',
  aim: 'body',
  json: (target) => {
    const { key, wants, surface } = target;
    const value = JSON.stringify(wants);
    const rest = JSON.stringify(surface.base).slice(1);
    return [
      `{/*"*/"${key}":${value},/*"*/${rest}`,
      `{"${key}":${value},\n//\n${rest}`,
      `{${key}:${value}}`,
      `{'${key}':${value}}`,
      `{"${key}":${value},}`,
      `{"${key}":NaN}`,
      `{"${key}":0x1}`,
      `{"${key}":+1}`,
      `)]}',\n{"${key}":${value}}`,
    ].map((body) => ({ body, pointer: '' }));
  },
};
