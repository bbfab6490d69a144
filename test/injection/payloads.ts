import { str } from '../../templates/encode.js';

export const FIRE = 'globalThis.canary=1';

/** Texts that try to end a string, comment, template, pattern or line, and then run code. */
export const PAYLOADS: readonly string[] = [
  `'+(${FIRE})+'`,
  `"+(${FIRE})+"`,
  `\`+(${FIRE})+\``,
  `'"\`+(${FIRE})+\`"'`,
  `\${${FIRE}}`,
  `\\'+(${FIRE})+'`,
  `\\\\'+(${FIRE})+'`,
  `\\u0027+(${FIRE})+\\u0027`,
  `\\x27+(${FIRE})+\\x27`,
  `*/${FIRE}/*`,
  `*/;${FIRE};//`,
  `**/${FIRE}/**`,
  `*\u200B/${FIRE}`,
  `*\n/${FIRE}`,
  `\n${FIRE}\n`,
  `\r${FIRE}//`,
  `\r\n${FIRE}`,
  `\u2028${FIRE}\u2029`,
  `\u0085${FIRE}`,
  `'];${FIRE};['`,
  `']:(${FIRE}),['x`,
  `}},x:(${FIRE})})//`,
  `);${FIRE};(`,
  `//\n${FIRE}`,
  `<!--\n${FIRE}\n-->`,
  `</script><script>${FIRE}</script>`,
  `/;${FIRE};/`,
  `/.test('')||(${FIRE})||/`,
  `[${FIRE}]`,
  `import("data:text/javascript,${FIRE}")`,
  `$&$1$$\`$'`,
  `\uFEFF${FIRE}`,
  `\uD800'+(${FIRE})+'`,
  `\u202E'+(${FIRE})+'`,
  '\0',
  '\\',
  '*/',
  '`',
  '😀 日本語 ü',
  '@__PURE__ @ts-nocheck */',
];

/** For each payload, a harmless text that is printed with the same number of characters. */
export const HARMLESS: readonly string[] = PAYLOADS.map((payload, index) => {
  // JSON Schema has no pattern for half a character, so keep it in the harmless text, too.
  const half = /\p{Surrogate}/u.test(payload) ? '\uD800' : '';
  const length = str(payload).length - str(half).length;
  return half + `-${index.toString(36)}`.padEnd(length, 'a').slice(0, length);
});

/** Names that mean something to JavaScript, or to the code around them. */
export const WORDS: readonly string[] = [
  'constructor', 'toString', 'then', 'default', 'prototype', 'hasOwnProperty', 'valueOf', 'toJSON',
  'value', 'input', 'output', 'roles', 'known', 'item', 'items', 'checked', 'INVALID', 'accepted',
  'v', 'Date', 'Object', 'undefined', 'NaN', 'arguments', 'eval', 'await', 'class', 'let', 'length',
  'name', '__defineGetter__', '__proto', '0', '-1', '1e3', '01', 'ünï', '😀', 'a-b', 'a b', '',
]; // prettier-ignore
