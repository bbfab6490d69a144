/** A part of `conformance.ts`: forms, where they are asked for. */
import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { expectProblem, SECRET } from './expect-problem.js';
import type { Answer, Sent } from './send.js';

const URLENCODED = 'application/x-www-form-urlencoded';
const BOUNDARY = '----WebKitFormBoundaryAbCdEf0123456789';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const OWN = { authorization: 'Bearer mallory', 'sec-fetch-site': 'same-origin' };

/** One part: `name="bio"`, or whatever follows `form-data; `. */
const part = (disposition: string, text: string | Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
    Buffer.from(text),
    Buffer.from('\r\n'),
  ]);

const END = Buffer.from(`--${BOUNDARY}--\r\n`);

const BIO = part('name="bio"', 'Hello');

export function conformsForForms(ask: (sent: Sent) => Promise<Answer>): void {
  const post = (
    type: string | readonly string[],
    body: string | Uint8Array,
    more: Partial<Sent> & { readonly origin?: Sent['headers'] } = {},
  ): Promise<Answer> => {
    const { origin = OWN, ...sent } = more;
    const headers = { ...origin, 'content-type': type as string };
    return ask({ method: 'POST', path: '/forms/m', body, ...sent, headers });
  };

  describe('a form', () => {
    test.each<[string, string, string | Uint8Array]>([
      ['urlencoded', URLENCODED, 'bio=Hello'],
      ['urlencoded, with a charset', `${URLENCODED};charset=UTF-8`, 'b%69o=Hello'],
      ['multipart', MULTIPART, Buffer.concat([BIO, END])],
      [
        'multipart, quoted',
        MULTIPART.replace(BOUNDARY, `"${BOUNDARY}"`),
        Buffer.concat([BIO, END]),
      ],
      ['JSON, still', 'application/json', '{"bio":"Hello"}'],
    ])('%s: reaches the handler', async (_, type, body) => {
      const { status, text } = await post(type, body);
      expect([status, JSON.parse(text)]).toEqual([200, { body: { bio: 'Hello' }, id: 'm' }]);
    });

    test('as fetch sends one, with what is nested', async () => {
      const data = new FormData();
      data.append('bio', 'Grüße 👋');
      data.append('preferences[theme]', 'dark');
      const request = new Request('http://a/', { method: 'POST', body: data });
      const type = request.headers.get('content-type') ?? '';
      const { text } = await post(type, new Uint8Array(await request.arrayBuffer()));
      expect(JSON.parse(text)).toMatchObject({
        body: { bio: 'Grüße 👋', preferences: { theme: 'dark' } },
      });
    });

    test('of nothing is one', async () => {
      expect((await post(URLENCODED, '')).status).toBe(200);
      expect((await post(MULTIPART, END)).status).toBe(200);
    });

    test('is said to be taken', async () => {
      const answer = await post('text/plain', 'bio=Hello');
      expectProblem(answer, 415);
      expect(answer.headers['accept-post']).toBe(
        `application/merge-patch+json, application/json, ${URLENCODED}, multipart/form-data`,
      );
    });

    test('that nobody asked for is not taken', async () => {
      const elsewhere = { method: 'PATCH', path: '/users/m' };
      expectProblem(await post(URLENCODED, `bio=${SECRET}`, elsewhere), 415);
      expectProblem(await post(MULTIPART, Buffer.concat([BIO, END]), elsewhere), 415);
    });
  });

  describe('the Content-Type of a form that is refused', () => {
    const boundary = `boundary=${BOUNDARY}`;
    test.each<[string, string | string[]]>([
      ['another charset', `${URLENCODED}; charset=latin1`],
      ['a boundary where there are no parts', `${URLENCODED}; ${boundary}`],
      ['two headers', [URLENCODED, MULTIPART]],
      ['twice', [MULTIPART, MULTIPART]],
      ['two in one', `${MULTIPART}, ${MULTIPART}`],
      ['no boundary', 'multipart/form-data'],
      ['nothing behind', 'multipart/form-data; boundary='],
      ['nothing within', 'multipart/form-data; boundary=""'],
      ['two boundaries', `${MULTIPART}; boundary=x`],
      ['two, the other way round', `multipart/form-data; boundary=x; ${boundary}`],
      ['another parameter', `${MULTIPART}; charset=utf-8`],
      ['another parameter before', `multipart/form-data; charset=utf-8; ${boundary}`],
      ['half a quotation', `multipart/form-data; boundary="${BOUNDARY}`],
      ['an escape', `multipart/form-data; boundary="${BOUNDARY}\\-"`],
      ['an extended parameter', `multipart/form-data; boundary*=utf-8''${BOUNDARY}`],
      ['a space', `multipart/form-data; boundary=${BOUNDARY} x`],
      ['a longer boundary than there are', `multipart/form-data; boundary=${'x'.repeat(71)}`],
      ['other parts', `multipart/mixed; ${boundary}`],
    ])('%s: %j', async (_, type) => {
      expectProblem(await post(type, Buffer.concat([BIO, END])), 415);
    });
  });

  describe('a form that is refused', () => {
    const file = 'name="bio"; filename="a.txt"';
    test.each<[string, number, string | readonly Uint8Array[], string]>([
      ['a field of somebody else', 422, `is_admin=${SECRET}`, '#/is_admin'],
      ['the same in parts', 422, [part('name="is_admin"', 'true'), END], '#/is_admin'],
      [
        'the same as a file',
        422,
        [part('name="is_admin"; filename="a"', 'true'), END],
        '#/is_admin',
      ],
      ['nested in a key', 422, 'user[is_admin]=true', '#/user'],
      ['__proto__', 422, '__proto__[is_admin]=true', '#/__proto__'],
      ['a wrong value', 422, [part('name="email"', SECRET), END], '#/email'],
      ['a contradiction to the path', 422, 'id=v', '#/id'],
      ['a name twice', 400, `bio=${SECRET}&b%69o=`, '#/bio'],
      ['the same in parts', 400, [BIO, BIO, END], '#/bio'],
      ['no UTF-8', 400, 'bio=%FF', '#/bio'],
      ['the same in parts', 400, [part('name="bio"', Uint8Array.of(0xff)), END], '#'],
      ['a file', 400, [part(file, SECRET), END], '#/bio'],
      ['JSON', 422, `{"is_admin":"${SECRET}"}`, `#/%7B%22is_admin%22%3A%22${SECRET}%22%7D`],
      ['1,001 names', 400, 'bio&'.repeat(1001), '#'],
      ['something before', 400, [Buffer.from('x\r\n'), BIO, END], '#'],
      ['a line before', 400, [Buffer.from('\r\n'), BIO, END], '#'],
      ['something behind', 400, [BIO, END, Buffer.from(SECRET)], '#'],
      ['parts behind', 400, [BIO, END, part('name="is_admin"', 'true'), END], '#'],
      ['no end', 400, [BIO], '#'],
      ['nothing', 400, [], '#'],
      ['another boundary', 400, [Buffer.from('--x\r\n\r\n--x--')], '#'],
      ['two names', 400, [part('name="bio"; name="is_admin"', 'x'), END], '#'],
      ['a name in two ways', 400, [part(`name="bio"; name*=utf-8''is_admin`, 'x'), END], '#'],
      [
        'two dispositions',
        400,
        [part('name="bio"\r\nContent-Disposition: form-data; name="is_admin"', 'x'), END],
        '#',
      ],
      [
        'an encoding',
        400,
        [part('name="bio"\r\nContent-Transfer-Encoding: base64', 'eA=='), END],
        '#',
      ],
      ['no name', 400, [part('filename="bio"', 'x'), END], '#'],
      ['a name without quotes', 400, [part('name=bio', 'x'), END], '#'],
      ['lines that end in LF', 400, [Buffer.from(String(BIO).replaceAll('\r', '')), END], '#'],
    ])('%s: %d', async (_, status, sent, pointer) => {
      const isText = typeof sent === 'string';
      const answer = await post(
        isText ? URLENCODED : MULTIPART,
        isText ? sent : Buffer.concat(sent),
      );
      if (!pointer.includes(SECRET)) expectProblem(answer, status);
      expect(answer.status).toBe(status);
      const { errors } = JSON.parse(answer.text) as { errors: { pointer: string }[] };
      expect(errors.map((error) => error.pointer)).toEqual([pointer]);
    });

    test.each([URLENCODED, MULTIPART])('2 MB of %s', async (type) => {
      const body = Buffer.alloc(2 * 1024 * 1024, '-');
      expectProblem(await post(type, body), 413);
      expectProblem(await post(type, body, { isChunked: true }), 413);
    });

    test('a megabyte of parts takes no time', async () => {
      const before = performance.now();
      const tiny = part('name="bio"', '');
      const many = Array.from({ length: 10_000 }, () => tiny);
      expectProblem(await post(MULTIPART, Buffer.concat([...many, END])), 400);
      const near = Buffer.alloc(1_000_000, `\r\n--${BOUNDARY.slice(0, -1)}`);
      expect((await post(MULTIPART, Buffer.concat([part('name="bio"', near), END]))).status).toBe(
        422,
      );
      expect(performance.now() - before).toBeLessThan(10_000);
    });
  });

  describe('a form of another site', () => {
    const { authorization } = OWN;
    test.each<[string, Sent['headers'] & {}]>([
      ['as its browser says', { authorization, 'sec-fetch-site': 'cross-site' }],
      ['as its origin says', { authorization, origin: 'https://evil.example' }],
      ['that has none', { authorization, origin: 'null' }],
      ['of a subdomain', { authorization, 'sec-fetch-site': 'same-site' }],
      ['or nobody knows of which', { authorization }],
    ])('%s: 403', async (_, origin) => {
      expectProblem(await post(URLENCODED, 'bio=Hello', { origin }), 403);
      expectProblem(await post(MULTIPART, Buffer.concat([BIO, END]), { origin }), 403);
    });

    test('can send no JSON without asking, which is taken as ever', async () => {
      const origin = { authorization, origin: 'https://evil.example' };
      expect((await post('application/json', '{"bio":"Hello"}', { origin })).status).toBe(200);
    });

    test('of an encoding that nobody takes is 415, as one of ours is', async () => {
      const origin = { authorization, origin: 'https://evil.example', 'content-encoding': 'gzip' };
      expectProblem(await post(URLENCODED, 'bio=Hello', { origin }), 415);
    });

    test('of nobody is 401', async () => {
      expectProblem(await post(URLENCODED, 'bio=Hello', { origin: {} }), 401);
    });
  });
}
