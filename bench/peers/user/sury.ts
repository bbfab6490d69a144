import * as S from 'sury';
import { EMAIL } from '../../workloads/email.js';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from '../verdicts/verdict.js';

const text = (least: number, most: number) =>
  S.string.with(S.minLength, least).with(S.maxLength, most);

const Address = S.strict(
  S.schema({
    street: text(1, 200),
    city: text(1, 100),
    zip: text(1, 20),
    country: S.string.with(S.length, 2),
  }),
);

const Preferences = S.strict(
  S.schema({
    theme: S.optional(S.union(['light', 'dark'])),
    language: S.optional(S.string.with(S.length, 2)),
    newsletter: S.optional(S.boolean),
    page_size: S.optional(S.integer.with(S.gte, 1).with(S.lte, 100)),
  }),
);

const User = S.strict(
  S.schema({
    email: S.optional(S.string.with(S.pattern, EMAIL).with(S.maxLength, 254)),
    display_name: S.optional(text(1, 50)),
    bio: S.optional(S.string.with(S.maxLength, 500)),
    age: S.optional(S.integer.with(S.gte, 0).with(S.lte, 150)),
    url: S.optional(S.string.with(S.pattern, /^https:\/\//).with(S.maxLength, 200)),
    tags: S.optional(S.array(text(1, 30)).with(S.maxLength, 10)),
    preferences: S.optional(Preferences),
    addresses: S.optional(S.array(Address).with(S.maxLength, 5)),
  }),
);

const parseUser = S.parseAsResult(User);
const isUser = S.isInput(User);

type Result = ReturnType<typeof parseUser>;

export function parse(input: unknown): Result {
  return parseUser(input);
}

export function check(input: unknown): boolean {
  return isUser(input);
}

export function verdict(result: Result): Verdict {
  if (result.success) return accepts(result.value);
  const { error } = result;
  return refuses([error.code === 'unrecognized_key' ? [...error.path, error.key] : error.path]);
}
