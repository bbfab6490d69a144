import * as z from 'zod';
import { EMAIL } from '../../workloads/email.js';

const Address = z.strictObject({
  street: z.string().min(1).max(200),
  city: z.string().min(1).max(100),
  zip: z.string().min(1).max(20),
  country: z.string().length(2),
});

const Preferences = z
  .strictObject({
    theme: z.enum(['light', 'dark']),
    language: z.string().length(2),
    newsletter: z.boolean(),
    page_size: z.number().int().min(1).max(100),
  })
  .partial();

const User = z
  .strictObject({
    email: z.string().regex(EMAIL).max(254),
    display_name: z.string().min(1).max(50),
    bio: z.string().max(500),
    age: z.number().int().min(0).max(150),
    url: z.string().startsWith('https://').max(200),
    tags: z.array(z.string().min(1).max(30)).max(10),
    preferences: Preferences,
    addresses: z.array(Address).max(5),
  })
  .partial();

export function parse(input: unknown): z.ZodSafeParseResult<unknown> {
  return User.safeParse(input);
}

export { verdict } from '../verdicts/zod.js';
