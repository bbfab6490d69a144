import { randomBytes } from 'node:crypto';
import type { SigningKey } from 'gen-dtos/auth';
import * as v from 'valibot';

/** Who signed. It comes from the key, never from the body. */
export interface Caller {
  readonly userId: string;
}

/** Whose key it is, by its id. Two keys of one user are how a secret is rotated. */
export type SigningKeys = ReadonlyMap<string, SigningKey<Caller>>;

/** What a secret manager puts into the environment: `[{ "id", "user", "secret" }]`, in hexadecimal. */
const Keys = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(
    v.strictObject({
      id: v.string(),
      user: v.string(),
      secret: v.pipe(v.string(), v.regex(/^([0-9a-f]{2}){32,}$/)),
    }),
  ),
);

export function keysFrom(environment: string): SigningKeys {
  const keys = v.safeParse(Keys, environment);
  if (!keys.success) throw new Error('SIGNING_KEYS is not a list of keys.'); // and no word of what it is
  return new Map(
    keys.output.map(({ id, user, secret }) => [id, keyOf(user, Buffer.from(secret, 'hex'))]),
  );
}

/** Keys for a try-out, known to nobody yet: `mallory-1` for Mallory. */
export const newKeys = (userIds: readonly string[]): SigningKeys =>
  new Map(userIds.map((userId) => [`${userId}-1`, keyOf(userId, randomBytes(32))]));

const keyOf = (userId: string, secret: Uint8Array): SigningKey<Caller> => ({
  principal: { userId },
  secret,
});
