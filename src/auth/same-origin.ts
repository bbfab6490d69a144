import type { RequestHead } from './authentication.js';

/**
 * Whether a request comes from your own pages. Ask this before a state-changing request whose
 * credential is a cookie (CWE-352; OWASP Cross-Site Request Forgery Prevention Cheat Sheet). No
 * page can make a browser lie in `Sec-Fetch-Site` or `Origin`; if both are missing, the answer is
 * `false`.
 *
 * @param request The request. `GET`, `HEAD` and `OPTIONS` always pass, since they must not change
 * anything.
 * @param origins Your origins. Default: the origin of the request's own URL, which behind a proxy
 * may differ from the one that the browser uses.
 *
 * @returns `true` if `Sec-Fetch-Site` says `same-origin` or `none` (the user typed the address), or
 * `Origin` is one of yours. A page of a subdomain (`same-site`) is not yours unless it is listed.
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
  // A browser that sends `Sec-Fetch-Site` has just said that the page is not ours; only a list can
  // overrule that.
  const ours = origins ?? (site === null ? ownOrigin(request.url) : []);
  return ours.includes(origin);
}

const UNCHANGING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The origin of a URL, as a list; empty if it has none. */
function ownOrigin(url: string): readonly string[] {
  return URL.canParse(url) && /^https?:/i.test(url) ? [new URL(url).origin] : [];
}
