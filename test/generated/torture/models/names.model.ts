import * as v from 'valibot';
import { byAll, byOwner, bySupport, field, model } from '../access.js';

const short = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(9)));

/** Names that mean something elsewhere. */
export const Names = model('Names', {
  constructor: field(v.optional(v.string()), byOwner),
  toString: field(v.optional(v.number()), byAll),
  valueOf: field(v.string(), byAll),
  hasOwnProperty: field(v.optional(v.boolean(), true), bySupport),
  // oxlint-disable-next-line unicorn/no-thenable -- that is the point
  then: field(v.optional(v.string()), byAll),
  default: field(v.optional(v.string()), byAll),
  class: field(short, byAll),
  'we"ird': field(short, byAll),
  "it's": field(short, byAll),
  '`${both}` "it\'s"': field(short, byAll),
  'new\nline': field(short, byAll),
  'back\\slash': field(short, byAll),
  '*/ evil()': field(short, byAll),
  '😀': field(short, byAll),
  '\u2028': field(short, byAll),
  '\ud800': field(short, byAll),
  ünïcode: field(short, byAll),
  '1': field(v.optional(v.number()), byAll),
  '01': field(short, byAll),
  '-0': field(short, byAll),
  '': field(short, byAll),
  ' ': field(short, byAll),
  'kebab-case': field(short, byAll),
  kebabCase: field(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(8))), byAll),
  input: field(v.optional(v.array(v.string())), byAll),
  roles: field(v.optional(v.array(v.number())), byAll),
  known: field(v.optional(v.boolean()), byAll),
  value: field(short, byAll),
  output: field(short, byAll),
  INVALID: field(short, byAll),
  Names: field(short, byAll),
  is_readable: field(v.optional(v.array(v.boolean())), byAll),
  'read-names': field(v.optional(v.array(v.null())), byAll),
  a_field_with_a_name_that_is_so_long_that_not_much_else_fits_on_its_line: field(
    v.optional(v.pipe(v.string(), v.regex(/^[a-z]+$/), v.maxLength(9))),
    byAll,
  ),
});

/** Named like globals and parts of generated code. */
export const Dto = model('Dto', { value: field(v.string(), byAll) });
export const Set = model('Set', {
  value: field(v.picklist(['a', 'b', 'c', 'd', 'e']), byAll),
  other: field(v.optional(Dto), byAll),
  at: field(v.optional(v.date()), byAll),
});
export const Read = model('Read', {
  fields: field(v.array(v.string()), byAll),
  create_read: field(v.optional(v.array(v.number())), byAll),
});
export const HTTPRoute2 = model('HTTPRoute2', { path: field(v.string(), byAll) });
