/** The model of `projects/models.ts` in zod, with schemas for `create` and `update` by one role. */
export function zodModule(name: string): string {
  return `import * as z from 'zod';

export const ${name} = z.strictObject({
  id: z.uuid(),
  email: z.email().max(254),
  name: z.string().min(1).max(50),
  bio: z.string().max(500).nullable(),
  age: z.number().int().min(0).max(150),
  state: z.enum(['open', 'closed', 'waiting']),
  tags: z.array(z.string().max(30)).max(10),
  newsletter: z.boolean().optional(),
  place: z.strictObject({ city: z.string(), zip: z.string().optional() }),
  is_admin: z.boolean(),
  password_hash: z.string(),
  created_at: z.iso.datetime(),
});

export const Create${name} = ${name}.pick({ email: true, name: true, tags: true, newsletter: true });
export const Update${name} = Create${name}.partial();
`;
}
