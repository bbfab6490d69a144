import { SESSION_SECONDS } from './tables/sessions.js';

/** `__Host-`: a browser takes it of this host alone, over TLS or from the machine itself. */
const NAME = '__Host-session';
const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=Lax';

export const sessionCookie = (id: string): string =>
  `${NAME}=${id}; Max-Age=${SESSION_SECONDS}; ${ATTRIBUTES}`;

export const NO_SESSION_COOKIE = `${NAME}=; Max-Age=0; ${ATTRIBUTES}`;

/** The id that a request brings, if it brings one, and one only. */
export function sessionIdIn(request: {
  readonly headers: Pick<Headers, 'get'>;
}): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(/; */);
  const ids = pairs.filter((pair) => pair.startsWith(`${NAME}=`));
  return ids.length === 1 ? ids[0]?.slice(NAME.length + 1) : undefined;
}
