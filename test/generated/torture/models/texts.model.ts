import * as v from 'valibot';
import { byAll, byOwner, bySupport, field, model } from '../few-roles.js';

/** Every rule and transformation over texts. Optional, so that random inputs often pass. */
export const Texts = model('Texts', {
  base64: field(v.optional(v.pipe(v.string(), v.base64())), byOwner),
  bic: field(v.optional(v.pipe(v.string(), v.bic())), byOwner),
  cuid2: field(v.optional(v.pipe(v.string(), v.cuid2())), byOwner),
  decimal: field(v.optional(v.pipe(v.string(), v.decimal())), byOwner),
  digits: field(v.optional(v.pipe(v.string(), v.digits())), byOwner),
  domain: field(v.optional(v.pipe(v.string(), v.domain())), byOwner),
  email: field(v.optional(v.pipe(v.string(), v.email())), byOwner),
  emoji: field(v.optional(v.pipe(v.string(), v.emoji())), byOwner),
  hexColor: field(v.optional(v.pipe(v.string(), v.hexColor())), byOwner),
  hexadecimal: field(v.optional(v.pipe(v.string(), v.hexadecimal())), byOwner),
  ip: field(v.optional(v.pipe(v.string(), v.ip())), byOwner),
  ipv4: field(v.optional(v.pipe(v.string(), v.ipv4())), byOwner),
  ipv6: field(v.optional(v.pipe(v.string(), v.ipv6())), byOwner),
  isoDate: field(v.optional(v.pipe(v.string(), v.isoDate())), byOwner),
  isoDateTime: field(v.optional(v.pipe(v.string(), v.isoDateTime())), byOwner),
  isoTime: field(v.optional(v.pipe(v.string(), v.isoTime())), byOwner),
  isoTimeSecond: field(v.optional(v.pipe(v.string(), v.isoTimeSecond())), byOwner),
  isoTimestamp: field(v.optional(v.pipe(v.string(), v.isoTimestamp())), byOwner),
  isoWeek: field(v.optional(v.pipe(v.string(), v.isoWeek())), byOwner),
  jwsCompact: field(v.optional(v.pipe(v.string(), v.jwsCompact())), byOwner),
  mac: field(v.optional(v.pipe(v.string(), v.mac())), bySupport),
  nanoid: field(v.optional(v.pipe(v.string(), v.nanoid())), bySupport),
  octal: field(v.optional(v.pipe(v.string(), v.octal())), bySupport),
  rfcEmail: field(v.optional(v.pipe(v.string(), v.rfcEmail())), bySupport),
  slug: field(v.optional(v.pipe(v.string(), v.slug())), bySupport),
  ulid: field(v.optional(v.pipe(v.string(), v.ulid())), bySupport),
  url: field(v.optional(v.pipe(v.string(), v.url())), bySupport),
  uuid: field(v.optional(v.pipe(v.string(), v.uuid())), bySupport),
  regex: field(v.optional(v.pipe(v.string(), v.regex(/^[a-z/'"\\\n]+$/iu))), byAll),
  startsWith: field(v.optional(v.pipe(v.string(), v.startsWith("it's"))), byAll),
  endsWith: field(v.optional(v.pipe(v.string(), v.endsWith('\\'))), byAll),
  includes: field(v.optional(v.pipe(v.string(), v.includes('\n'))), byAll),
  excludes: field(v.optional(v.pipe(v.string(), v.excludes('${evil}'))), byAll),
  length: field(v.optional(v.pipe(v.string(), v.length(3))), byAll),
  notLength: field(v.optional(v.pipe(v.string(), v.notLength(3))), byAll),
  minLength: field(v.optional(v.pipe(v.string(), v.minLength(3))), byAll),
  maxLength: field(v.optional(v.pipe(v.string(), v.maxLength(3))), byAll),
  nonEmpty: field(v.optional(v.pipe(v.string(), v.nonEmpty())), byAll),
  empty: field(v.optional(v.pipe(v.string(), v.empty())), byAll),
  value: field(v.optional(v.pipe(v.string(), v.value('abc'))), byAll),
  notValue: field(v.optional(v.pipe(v.string(), v.notValue('abc'))), byAll),
  minValue: field(v.optional(v.pipe(v.string(), v.minValue('b'))), byAll),
  ltValue: field(v.optional(v.pipe(v.string(), v.ltValue('b'))), byAll),
  trim: field(v.optional(v.pipe(v.string(), v.trim(), v.minLength(2))), byAll),
  trimStart: field(v.optional(v.pipe(v.string(), v.maxLength(9), v.trimStart())), byAll),
  trimEnd: field(v.optional(v.pipe(v.string(), v.trimEnd(), v.trim(), v.maxLength(3))), byAll),
  lower: field(v.optional(v.pipe(v.string(), v.toLowerCase(), v.slug())), byAll),
  upper: field(v.optional(v.pipe(v.string(), v.toUpperCase(), v.maxLength(8))), byAll),
  pattern_of_an_island: field(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[x-z]/),
        v.check(() => true),
      ),
    ),
    byAll,
  ),
  pattern_that_is_too_long_for_one_line: field(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(
          /^(?:January|February|March|April|May|June|July|August|September|October|Friday)$/i,
        ),
      ),
    ),
    byAll,
  ),
  text_that_is_too_long_for_one_line: field(
    v.optional(
      v.pipe(
        v.string(),
        v.notValue('The quick brown fox jumps over the lazy dog, and the lazy dog does not mind.'),
        v.excludes('The quick brown fox jumps over the lazy dog, and the lazy dog does not mind.'),
      ),
    ),
    byAll,
  ),
  many: field(
    v.optional(
      v.pipe(
        v.string('Text, "please"; it\'s */ needed'),
        v.trim(),
        v.minLength(2, 'Too short\nby far'),
        v.maxLength(80, 'Too long'),
        v.regex(
          /^[\w .'-]+$/,
          'Letters, digits and punctuation that a person of any country may have',
        ),
      ),
    ),
    byAll,
  ),
  described: field(
    v.pipe(
      v.optional(v.pipe(v.string(), v.title('A title */ with an end'))),
      v.description('Several\nlines'),
      v.examples(['one', 'two']),
    ),
    byAll,
  ),
  computed_message: field(
    v.optional(
      v.pipe(
        v.string(() => 'Computed'),
        v.minLength(1),
      ),
    ),
    byAll,
  ),
});
