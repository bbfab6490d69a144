import type { RequestHead } from './authentication.js';

/**
 * Whether a request whose credential is a cookie comes from this site's own pages, for what changes
 * state (CWE-352; OWASP Cross-Site Request Forgery Prevention Cheat Sheet). A browser can't be made
 * to lie in `Sec-Fetch-Site` or `Origin`. Where both are missing, nobody knows: then it is no.
 *
 * @param request `GET`, `HEAD` and `OPTIONS` pass: they may not change anything.
 * @param origins The origins that are ours. Default: the one of the request's own address, which
 * behind a proxy may not be what the browser knows.
 *
 * @returns `true` if `Sec-Fetch-Site` says `same-origin` or `none` (the user typed the address), or
 * `Origin` is one of ours. A page of a subdomain, `same-site`, is none of ours unless it is listed.
 *
 * @example
 * ```ts
 * import { sameOrigin } from 'gen-dtos/auth';
 *
 * declare const request: Request;
 * sameOrigin(request, ['https://app.acme.dev']); // false for a form of https://evil.example
 * ```
 */
export function sameOrigin(request: RequestHead, origins?: readonly string[]): boolean {
  if (UNCHANGING.has(request.method)) return true;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return true;
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  // Without a list, a browser that knows better has just said that it isn't.
  const ours = origins ?? (site === null ? ownOrigin(request.url) : []);
  return ours.includes(origin);
}

const UNCHANGING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nothing is the origin of an address without one. */
function ownOrigin(url: string): readonly string[] {
  return URL.canParse(url) && /^https?:/i.test(url) ? [new URL(url).origin] : [];
}
