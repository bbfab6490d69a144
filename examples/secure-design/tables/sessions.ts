import { createHash, randomBytes } from 'node:crypto';
import { Tokens } from '@fastify/csrf';
import { and, eq, gt, lte } from 'drizzle-orm';
import type { RecordOf } from 'gen-dtos';
import type { Database } from '../database.js';
import type { Session } from '../models/session.model.js';
import { sessions } from './schema.js';

export type SessionRecord = RecordOf<typeof Session>;

/** As long as a session lasts, however busy it is. */
export const SESSION_SECONDS = 3600;

const tokens = new Tokens({ userInfo: false });

/** The id is told to the browser and to nobody else: the database holds its digest. */
export async function insertSession(database: Database, user_id: number): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  await database.delete(sessions).where(lte(sessions.expires_at, new Date()));
  await database.insert(sessions).values({
    id_digest: digestOf(id),
    user_id,
    csrf_secret: tokens.secretSync(),
    expires_at: new Date(Date.now() + SESSION_SECONDS * 1000),
  });
  return id;
}

export async function findSession(
  database: Database,
  id: string,
): Promise<SessionRecord | undefined> {
  const [session] = await database
    .select()
    .from(sessions)
    .where(and(eq(sessions.id_digest, digestOf(id)), gt(sessions.expires_at, new Date())));
  return session;
}

export async function deleteSession(database: Database, id: string): Promise<void> {
  await database.delete(sessions).where(eq(sessions.id_digest, digestOf(id)));
}

/** For a form of this session: another site can't read it, and one of another session is none. */
export const csrfTokenOf = ({ csrf_secret }: SessionRecord): string => tokens.create(csrf_secret);

export const isCsrfToken = ({ csrf_secret }: SessionRecord, token: string): boolean =>
  tokens.verify(csrf_secret, token);

/** An id has the entropy of 32 random bytes, so a plain hash is enough. */
const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex');
