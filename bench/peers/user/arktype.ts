import { type, type ArkErrors } from 'arktype';
import { EMAIL } from '../../workloads/email.js';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from '../verdicts/verdict.js';

const Address = type({
  '+': 'reject',
  street: '1 <= string <= 200',
  city: '1 <= string <= 100',
  zip: '1 <= string <= 20',
  country: 'string == 2',
});

const Preferences = type({
  '+': 'reject',
  'theme?': "'light' | 'dark'",
  'language?': 'string == 2',
  'newsletter?': 'boolean',
  'page_size?': '1 <= number.integer <= 100',
});

const User = type({
  '+': 'reject',
  'email?': type(EMAIL).and('string <= 254'),
  'display_name?': '1 <= string <= 50',
  'bio?': 'string <= 500',
  'age?': '0 <= number.integer <= 150',
  'url?': type(/^https:\/\//).and('string <= 200'),
  'tags?': type('(1 <= string <= 30)[] <= 10'),
  'preferences?': Preferences,
  'addresses?': Address.array().atMostLength(5),
});

export function parse(input: unknown): unknown {
  return User(input);
}

export function check(input: unknown): boolean {
  return User.allows(input);
}

export function verdict(result: unknown): Verdict {
  if (!(result instanceof type.errors)) return accepts(result);
  return refuses((result as ArkErrors).map((error) => [...error.path]));
}
