import type { Path } from '../attack.js';

/** A path as PHP, Rails and `qs` write it: `a[b][0]`. */
export const bracketed = ([first = '', ...rest]: Path): string =>
  `${first}${rest.map((segment) => `[${segment}]`).join('')}`;

/** A path with dots: `a.b.0`. */
export const dotted = (path: Path): string => path.join('.');
