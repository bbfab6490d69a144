import type { RestIr } from './schema-ir.js';

/** Whether undeclared keys or items are kept, as they are or as a schema reads them. */
export const keepsRest = (rest: RestIr): rest is Exclude<RestIr, 'drop' | 'refuse'> =>
  rest !== 'drop' && rest !== 'refuse';
