import * as z from 'zod/mini';
import { EMAIL } from '../../workloads/email.js';

const Address = z.strictObject({
  street: z.string().check(z.minLength(1), z.maxLength(200)),
  city: z.string().check(z.minLength(1), z.maxLength(100)),
  zip: z.string().check(z.minLength(1), z.maxLength(20)),
  country: z.string().check(z.length(2)),
});

const Preferences = z.partial(
  z.strictObject({
    theme: z.enum(['light', 'dark']),
    language: z.string().check(z.length(2)),
    newsletter: z.boolean(),
    page_size: z.int().check(z.minimum(1), z.maximum(100)),
  }),
);

const User = z.partial(
  z.strictObject({
    email: z.string().check(z.regex(EMAIL), z.maxLength(254)),
    display_name: z.string().check(z.minLength(1), z.maxLength(50)),
    bio: z.string().check(z.maxLength(500)),
    age: z.int().check(z.minimum(0), z.maximum(150)),
    url: z.string().check(z.startsWith('https://'), z.maxLength(200)),
    tags: z.array(z.string().check(z.minLength(1), z.maxLength(30))).check(z.maxLength(10)),
    preferences: Preferences,
    addresses: z.array(Address).check(z.maxLength(5)),
  }),
);

export function parse(input: unknown): z.core.util.SafeParseResult<unknown> {
  return z.safeParse(User, input);
}

export { verdict } from '../verdicts/zod.js';
