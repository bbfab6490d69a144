import { createHmac } from 'node:crypto';

/** What the unsafe twin keeps in the browser: signed, and for everybody to read. */
export interface CookieSession {
  readonly user_id: number;
  readonly is_admin: boolean;
  readonly internal_notes: string;
}

/** As the tutorials have it. Whoever guesses it signs what they like. */
export const SECRET_KEY = 'supersecretkey';

export function signed(session: CookieSession): string {
  const payload = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${payload}.${signatureOf(payload)}`;
}

export function readSession(request: Request): CookieSession | undefined {
  const cookie = /(?:^|; )session=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1];
  const [payload = '', signature] = cookie?.split('.') ?? [];
  return signature === signatureOf(payload) ? decoded(payload) : undefined;
}

/** Needs no key. */
export const decoded = (cookie: string): CookieSession =>
  JSON.parse(Buffer.from(cookie.split('.')[0] ?? '', 'base64url').toString());

const signatureOf = (payload: string): string =>
  createHmac('sha256', SECRET_KEY).update(payload).digest('base64url');
