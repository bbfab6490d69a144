import { html, type Html } from './html.js';

/** Nothing may run, load or frame here, and a form leads back to us: so even markup that got in is only markup. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

export function page(status: number, title: string, main: Html): Response {
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <title>${title}</title>
        <meta name="viewport" content="width=device-width" />
      </head>
      <body>
        <h1>${title}</h1>
        ${main}
      </body>
    </html>`;
  return new Response(text, { status, headers: HEADERS });
}

/** After a form: the browser goes on with GET. */
export const seeOther = (location: string, cookie?: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location, ...(cookie !== undefined && { 'set-cookie': cookie }) },
  });
