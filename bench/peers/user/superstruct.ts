import * as s from 'superstruct';
import { EMAIL } from '../../workloads/email.js';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from '../verdicts/verdict.js';

const text = (least: number, most: number) => s.size(s.string(), least, most);

const Address = s.object({
  street: text(1, 200),
  city: text(1, 100),
  zip: text(1, 20),
  country: text(2, 2),
});

const Preferences = s.object({
  theme: s.optional(s.enums(['light', 'dark'])),
  language: s.optional(text(2, 2)),
  newsletter: s.optional(s.boolean()),
  page_size: s.optional(s.size(s.integer(), 1, 100)),
});

const User = s.object({
  email: s.optional(s.pattern(text(0, 254), EMAIL)),
  display_name: s.optional(text(1, 50)),
  bio: s.optional(text(0, 500)),
  age: s.optional(s.size(s.integer(), 0, 150)),
  url: s.optional(s.pattern(text(0, 200), /^https:\/\//)),
  tags: s.optional(s.size(s.array(text(1, 30)), 0, 10)),
  preferences: s.optional(Preferences),
  addresses: s.optional(s.size(s.array(Address), 0, 5)),
});

type Result = { success: true; output: unknown } | { success: false; failures: s.Failure[] };

export function parse(input: unknown): Result {
  const [error, output] = s.validate(input, User);
  return error ? { success: false, failures: error.failures() } : { success: true, output };
}

export function check(input: unknown): boolean {
  return s.is(input, User);
}

export function verdict(result: Result): Verdict {
  return result.success
    ? accepts(result.output)
    : refuses(result.failures.map((failure) => failure.path));
}
