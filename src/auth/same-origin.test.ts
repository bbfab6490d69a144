import { describe, expect, test } from 'vitest';
import { sameOrigin } from './same-origin.js';

const sent = (
  headers: Record<string, string>,
  method = 'POST',
): Parameters<typeof sameOrigin>[0] => ({
  method,
  url: 'https://app.acme.dev/profile',
  headers: new Headers(headers),
});

const OURS = 'https://app.acme.dev';
const EVIL = 'https://evil.example';

test.each<[boolean, Record<string, string>]>([
  [true, { 'sec-fetch-site': 'same-origin' }],
  [true, { 'sec-fetch-site': 'same-origin', origin: OURS }],
  [true, { 'sec-fetch-site': 'none' }],
  [true, { origin: OURS }],
  [false, {}],
  [false, { origin: EVIL }],
  [false, { origin: 'null' }],
  [false, { origin: '' }],
  [false, { origin: 'http://app.acme.dev' }],
  [false, { origin: 'https://app.acme.dev:8443' }],
  [false, { origin: 'https://app.acme.dev.evil.example' }],
  [false, { origin: 'https://app.acme.dev/' }],
  [false, { origin: `${OURS}, ${EVIL}` }],
  [false, { referer: `${OURS}/` }],
  [false, { 'sec-fetch-site': 'cross-site' }],
  [false, { 'sec-fetch-site': 'cross-site', origin: EVIL }],
  [false, { 'sec-fetch-site': 'same-site' }],
  [false, { 'sec-fetch-site': 'same-site', origin: 'https://blog.acme.dev' }],
  [false, { 'sec-fetch-site': 'cross-site', origin: OURS }],
  [false, { 'sec-fetch-site': 'same-origin, cross-site' }],
  [false, { 'sec-fetch-site': 'Same-Origin' }],
  [false, { 'sec-fetch-site': '' }],
])('it is %s that a POST with %j is ours', (isOurs, headers) => {
  expect(sameOrigin(sent(headers))).toBe(isOurs);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'TRACE', 'get', ''])(
  '%s has to be',
  (method) => {
    expect(sameOrigin(sent({ 'sec-fetch-site': 'cross-site' }, method))).toBe(false);
  },
);

test.each(['GET', 'HEAD', 'OPTIONS'])('%s needs not be', (method) => {
  expect(sameOrigin(sent({ 'sec-fetch-site': 'cross-site' }, method))).toBe(true);
});

describe('with a list of our origins', () => {
  const ours = [OURS, 'https://admin.acme.dev'];

  test.each<[boolean, Record<string, string>]>([
    [true, { origin: 'https://admin.acme.dev' }],
    [true, { origin: 'https://admin.acme.dev', 'sec-fetch-site': 'same-site' }],
    [false, { origin: 'https://blog.acme.dev', 'sec-fetch-site': 'same-site' }],
    [false, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    [false, {}],
  ])('it is %s that a POST with %j is ours', (isOurs, headers) => {
    expect(sameOrigin(sent(headers), ours)).toBe(isOurs);
  });

  test('what the server calls itself says nothing', () => {
    const request = { ...sent({ origin: 'http://localhost:3000' }), url: 'http://localhost:3000/' };
    expect(sameOrigin(request, ours)).toBe(false);
    expect(sameOrigin(request, [])).toBe(false);
  });
});

test.each(['/profile', 'null', '', 'data:,x', 'file:///etc', 'blob:null/x'])(
  'an address without an origin is nobody’s: %j',
  (url) => {
    for (const origin of ['null', 'file://', '']) {
      expect(sameOrigin({ ...sent({ origin }), url })).toBe(false);
    }
  },
);

test('an address may lack encryption, but not be of something within a page', () => {
  const origin = 'http://localhost:3000';
  const asked = (url: string): boolean => sameOrigin({ ...sent({ origin }), url });
  expect(asked(`${origin}/profile`)).toBe(true);
  expect(asked(`blob:${origin}/profile`)).toBe(false);
});
