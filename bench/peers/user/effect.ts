import { Result, Schema, SchemaIssue } from 'effect';
import { EMAIL } from '../../workloads/email.js';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from '../verdicts/verdict.js';

const text = (least: number, most: number) =>
  Schema.String.check(Schema.isMinLength(least), Schema.isMaxLength(most));

const integer = (least: number, most: number) =>
  Schema.Int.check(Schema.isBetween({ minimum: least, maximum: most }));

const Address = Schema.Struct({
  street: text(1, 200),
  city: text(1, 100),
  zip: text(1, 20),
  country: text(2, 2),
});

const Preferences = Schema.Struct({
  theme: Schema.optionalKey(Schema.Literals(['light', 'dark'])),
  language: Schema.optionalKey(text(2, 2)),
  newsletter: Schema.optionalKey(Schema.Boolean),
  page_size: Schema.optionalKey(integer(1, 100)),
});

const User = Schema.Struct({
  email: Schema.optionalKey(Schema.String.check(Schema.isPattern(EMAIL), Schema.isMaxLength(254))),
  display_name: Schema.optionalKey(text(1, 50)),
  bio: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(500))),
  age: Schema.optionalKey(integer(0, 150)),
  url: Schema.optionalKey(
    Schema.String.check(Schema.isStartingWith('https://'), Schema.isMaxLength(200)),
  ),
  tags: Schema.optionalKey(Schema.Array(text(1, 30)).check(Schema.isMaxLength(10))),
  preferences: Schema.optionalKey(Preferences),
  addresses: Schema.optionalKey(Schema.Array(Address).check(Schema.isMaxLength(5))),
});

const decode = Schema.decodeUnknownResult(User, { errors: 'all', onExcessProperty: 'error' });

type Decoded = Result.Result<unknown, Schema.SchemaError>;

export function parse(input: unknown): Decoded {
  return decode(input);
}

const format = SchemaIssue.makeFormatterStandardSchemaV1();

export function verdict(result: Decoded): Verdict {
  if (Result.isSuccess(result)) return accepts(result.success);
  return refuses(
    format(result.failure.issue).issues.map((issue) => (issue.path ?? []) as PropertyKey[]),
  );
}
