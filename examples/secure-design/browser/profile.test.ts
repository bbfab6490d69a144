/** What only a browser can show: which cookies it sends along, and what it makes of a page. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertUsers, PASSWORD, VERA } from '../fixtures.js';
import { start, type Running } from '../start.js';
import { findUser } from '../tables/users.js';

let running: Running;
let elsewhere: Server;
let browser: Browser;
beforeAll(async () => {
  running = await start();
  elsewhere = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://elsewhere.test');
    response.setHeader('content-type', 'text/html').end(searchParams.get('html'));
  }).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'], // in a container, as root
  });
});
afterAll(async () => {
  await browser?.close();
  elsewhere?.close();
  await running?.close();
});

let context: BrowserContext;
let page: Page;
beforeEach(async () => {
  await insertUsers(running.database);
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

test('signs in, edits the profile, and signs out', async () => {
  await signIn();
  expect(page.url()).toBe(`${running.url}/profile`);
  expect(await page.locator('label').count()).toBe(5);

  await page.getByLabel('Display name').fill('Vera V.');
  await page.getByLabel('About me').fill('One\nTwo & <three>');
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByLabel('Newsletter').selectOption('true');
  await page.getByRole('button', { name: 'Save' }).click();

  expect(await page.locator('h1').innerText()).toBe('Profile of Vera V.');
  expect(await page.getByLabel('About me').inputValue()).toBe('One\nTwo & <three>');
  expect(await vera()).toMatchObject({
    display_name: 'Vera V.',
    email: 'vera@acme.test',
    bio: 'One\r\nTwo & <three>',
    theme: 'dark',
    newsletter: true,
  });

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto(`${running.url}/profile`);
  expect(page.url()).toBe(`${running.url}/login`);
});

test('says what was refused of a form that somebody added a field to', async () => {
  await signIn();
  await page.evaluate(() => {
    // any: this runs in the page, whose types are not ours
    const { document } = globalThis as any; // any: it runs in the page, whose types are not here
    document.forms[0].innerHTML += '<input name="is_admin" value="true">';
  });
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('#/is_admin');
  expect(await vera()).toMatchObject({ is_admin: false });
});

test('keeps its cookie from scripts, and runs none', async () => {
  await signIn();
  expect(await page.evaluate('document.cookie')).toBe('');
  expect(await context.cookies()).toMatchObject([
    { name: '__Host-session', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' },
  ]);
  const blocked = page.waitForEvent('console', (message) =>
    /Content Security/.test(message.text()),
  );
  await page.evaluate(`
    const script = document.createElement('script');
    script.textContent = 'document.title = "owned"';
    document.body.append(script);
  `);
  await blocked;
  expect(await page.title()).toBe('Profile of Vera');
});

/** `localhost` is another site than `127.0.0.1`; another port of it is the same site. */
describe.each(['localhost', '127.0.0.1'])('a page of %s, on another port', (host) => {
  test('sends a form to the unsafe twin with the cookie, and to ours in vain', async () => {
    await signIn('/unsafe');
    await visit(form(`${running.url}/unsafe/profile`));
    expect(await vera()).toMatchObject({ email: 'mallory@evil.test' });

    await insertUsers(running.database);
    await signIn();
    const answer = await visit(form(`${running.url}/profile`));
    expect(answer).toBe(403);
    expect(await vera()).toMatchObject({ email: 'vera@acme.test' });
  });

  test('leads to a link that changes the unsafe twin, and not ours', async () => {
    await signIn('/unsafe');
    await visit(link(`${running.url}/unsafe/profile?email=mallory@evil.test`));
    expect(await vera()).toMatchObject({ email: 'mallory@evil.test' });

    await insertUsers(running.database);
    await signIn();
    await visit(link(`${running.url}/profile?email=mallory@evil.test`));
    expect(await vera()).toMatchObject({ email: 'vera@acme.test' });
  });

  test('has no frame of ours', async () => {
    await signIn();
    const { port } = elsewhere.address() as AddressInfo; // it listens on a port
    const html = `<iframe src="${running.url}/profile"></iframe>`;
    await page.goto(`http://${host}:${port}/?html=${encodeURIComponent(html)}`);
    const frame = page.frames().find((one) => one !== page.mainFrame());
    expect(await frame?.locator('form').count()).toBe(0);
  });

  const button = `<button>Win a prize</button>`;
  const form = (action: string): string =>
    `<form method="post" action="${action}"><input name="email" value="mallory@evil.test">${button}</form>`;
  const link = (href: string): string => `<a href="${href}">${button}</a>`;

  /** Whoever is there clicks: the status of where that leads. */
  async function visit(html: string): Promise<number | undefined> {
    const { port } = elsewhere.address() as AddressInfo; // it listens on a port
    await page.goto(`http://${host}:${port}/?html=${encodeURIComponent(html)}`);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().startsWith(running.url)),
      page.getByRole('button').click(),
    ]);
    await answer.finished();
    return answer.status();
  }
});

async function signIn(twin: '' | '/unsafe' = ''): Promise<void> {
  if (twin === '') {
    await page.goto(`${running.url}/login`);
    await page.getByLabel('Name').fill('vera');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    return;
  }
  await page.goto(`${running.url}/login`); // it has no page of its own
  await page.evaluate(
    `document.forms[0].action = '/unsafe/login'; document.forms[0].username.value = 'vera';
     document.forms[0].password.value = '${PASSWORD}'; document.forms[0].submit();`,
  );
  await page.waitForURL(`${running.url}/unsafe/profile`);
}

const vera = () => findUser(running.database, VERA);
