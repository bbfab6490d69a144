import { expect, test } from 'vitest';
import type { Attack } from './attack.js';
import { sendTo } from './send-to.js';

const attack = (query: string): Attack =>
  ({ method: 'PATCH', contentType: 'application/json', headers: {}, query, body: '{}' }) as Attack;

async function addressOf(url: string, query: string): Promise<string> {
  let sent = '';
  const send = sendTo(url, {}, async (request) => {
    sent = request.url;
    return new Response('');
  });
  await send(attack(query));
  return sent;
}

test.each([
  ['http://localhost/users/1', '', 'http://localhost/users/1'],
  ['http://localhost/users/1', 'is_admin=true', 'http://localhost/users/1?is_admin=true'],
  ['http://localhost/users?tenant=acme', '', 'http://localhost/users?tenant=acme'],
  // Behind a second `?`, the attack would be a part of the tenant's name.
  [
    'http://localhost/users?tenant=acme',
    'is_admin=true',
    'http://localhost/users?tenant=acme&is_admin=true',
  ],
])('%s is attacked with the query %j', async (url, query, address) => {
  expect(await addressOf(url, query)).toBe(address);
});
