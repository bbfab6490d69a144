import * as v from 'valibot';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from '../verdicts/verdict.js';

const Address = v.strictObject({
  street: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  city: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  zip: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  country: v.pipe(v.string(), v.length(2)),
});

const Preferences = v.partial(
  v.strictObject({
    theme: v.picklist(['light', 'dark']),
    language: v.pipe(v.string(), v.length(2)),
    newsletter: v.boolean(),
    page_size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
);

const User = v.partial(
  v.strictObject({
    email: v.pipe(v.string(), v.email(), v.maxLength(254)),
    display_name: v.pipe(v.string(), v.minLength(1), v.maxLength(50)),
    bio: v.pipe(v.string(), v.maxLength(500)),
    age: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(150)),
    url: v.pipe(v.string(), v.startsWith('https://'), v.maxLength(200)),
    tags: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(30))), v.maxLength(10)),
    preferences: Preferences,
    addresses: v.pipe(v.array(Address), v.maxLength(5)),
  }),
);

type Result = v.SafeParseResult<typeof User>;

export function parse(input: unknown): Result {
  return v.safeParse(User, input);
}

export function check(input: unknown): boolean {
  return v.is(User, input);
}

export function verdict(result: Result): Verdict {
  if (result.success) return accepts(result.output);
  return refuses(
    result.issues.map((issue) => (issue.path ?? []).map((item) => item.key as PropertyKey)),
  );
}
