import type { Twin } from '../attacking/attack-twins.js';
import { PASSWORD } from './fixtures.js';

/** What a browser does, as far as a server can see. */
export interface Browser {
  /** The value of the session's cookie. */
  readonly session: string;
  /** The token in the form of the profile; none in the unsafe twin. */
  readonly token: () => Promise<string | undefined>;
  readonly send: (method: string, path: string, sent?: Sent) => Promise<Response>;
}

export interface Sent {
  readonly json?: unknown;
  readonly form?: string;
  /** The page that it comes from; one of ours if nothing is said. */
  readonly page?: { readonly origin: string; readonly site: string };
  /** Another cookie than the one that the login set. */
  readonly session?: string;
}

const FORM = 'application/x-www-form-urlencoded';

/** Signs in to one of the twins. */
export async function browse(url: string, twin: Twin, username: string): Promise<Browser> {
  const own = { origin: url, site: 'same-origin' };
  const cookie = twin === '' ? '__Host-session' : 'session';

  const send: Browser['send'] = (method, path, { json, form, page = own, session } = {}) =>
    fetch(url + twin + path, {
      method,
      redirect: 'manual',
      headers: {
        origin: page.origin,
        'sec-fetch-site': page.site,
        ...(session !== undefined && { cookie: `${cookie}=${session}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(form !== undefined && { 'content-type': FORM }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(form !== undefined && { body: form }),
    });

  const answer = await send('POST', '/login', {
    form: `username=${username}&password=${encodeURIComponent(PASSWORD)}`,
  });
  const session = /=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const signedIn: Browser['send'] = (method, path, sent) =>
    send(method, path, { session, ...sent });
  return {
    session,
    send: signedIn,
    async token() {
      const profile = await (await signedIn('GET', '/profile')).text();
      return /name="_csrf" value="([^"]*)"/.exec(profile)?.[1];
    },
  };
}

const browsers = new Map<string, Promise<Browser>>();

/** The same, once for all who don't end the session: a login costs what a password's hash costs. */
export function signedIn(url: string, twin: Twin, username: string): Promise<Browser> {
  const key = `${url}${twin} ${username}`;
  const browser = browsers.get(key) ?? browse(url, twin, username);
  browsers.set(key, browser);
  return browser;
}
