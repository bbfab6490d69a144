import { serve } from '@hono/node-server';
import { DtoError } from 'gen-dtos/runtime';
import { errorResponse, withBody, withCaller, type BodyOptions } from 'gen-dtos/web';
import type { AddressInfo } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { updateUserByOwner } from '../../examples/quickstart/generated/user.js';
import { fail, LEAK } from './application.js';
import { conformance, type Served } from './conformance.js';
import { listen } from './listen.js';
import { answer, updateUser, type Handler } from './web-application.js';

const update = (options?: BodyOptions): Handler =>
  withBody(updateUserByOwner, ({ body }) => Response.json({ body }), options);

conformance(
  () =>
    new Promise<Served>((resolve) => {
      const server = serve({ fetch: answer, hostname: '127.0.0.1', port: 0 }, (info) => {
        const close = (): Promise<void> => new Promise((done) => server.close(() => done()));
        resolve({ origin: origin(info), close });
      });
    }),
  false,
);

const origin = ({ port }: AddressInfo): string => `http://127.0.0.1:${port}`;

const request = (body: string | ReadableStream): Request =>
  new Request('https://acme.test/', {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  });

describe('a body', () => {
  test('that somebody has read is not taken from them', async () => {
    const read = request('{"bio":"Hello"}');
    await read.json();
    await expect(update()(read)).rejects.toThrow('read before');
    await expect(update()(read)).rejects.toThrow('no request.json()');
    await expect(update()(read)).rejects.not.toThrow('Express');
  });

  test('nor one that somebody has read a part of', async () => {
    const begun = request('{"bio":"Hello"}');
    const reader = begun.body?.getReader();
    await reader?.read();
    reader?.releaseLock();
    await expect(update()(begun)).rejects.toThrow('read before');
  });

  test('nor one that somebody is reading', async () => {
    const locked = request('{"bio":"Hello"}');
    locked.body?.getReader();
    await expect(update()(locked)).rejects.toThrow('read before');
  });

  test('is not kept beyond the limit; the rest is discarded, and the host goes on', async () => {
    let pulled = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        if (pulled++ < 50) controller.enqueue(new Uint8Array(1000));
        else controller.close();
      },
      cancel: () => void (isCancelled = true),
    });
    expect((await update({ limits: { bytes: 5000 } })(request(endless))).status).toBe(413);
    expect(pulled).toBeLessThan(10);
    await vi.waitFor(() => expect(pulled).toBe(51));
    expect(isCancelled).toBe(false);
  });

  test('that never ends keeps nobody waiting', async () => {
    const stop = new AbortController();
    const endless = new ReadableStream({
      pull: (controller) =>
        stop.signal.aborted ? controller.close() : controller.enqueue(new Uint8Array(1000)),
    });
    expect((await update({ limits: { bytes: 5000 } })(request(endless))).status).toBe(413);
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
  });

  test('that breaks off while the rest is discarded disturbs nobody', async () => {
    let pulled = 0;
    const breaking = new ReadableStream({
      pull(controller) {
        if (pulled++ < 20) controller.enqueue(new Uint8Array(1000));
        else controller.error(new Error(LEAK));
      },
    });
    expect((await update({ limits: { bytes: 5000 } })(request(breaking))).status).toBe(413);
    await vi.waitFor(() => expect(pulled).toBe(21));
  });

  test('that is too large crashes no host that fills a cancelled stream, as h3 does', async () => {
    const { origin, close } = await listen(async (incoming, outgoing) => {
      const body = new ReadableStream({
        start(controller) {
          incoming.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
          incoming.on('end', () => controller.close());
        },
      });
      const response = await update({ limits: { bytes: 5000 } })(request(body));
      outgoing.writeHead(response.status).end(await response.text());
    });
    const sent = { method: 'PATCH', body: Buffer.alloc(3_000_000) };
    expect((await fetch(origin, sent)).status).toBe(413);
    await close();
  });

  test('is not read at all where the guard refuses', async () => {
    const asked = request('{"bio":"Hello"}');
    const context = { params: Promise.resolve({ id: 'm' }) };
    expect((await updateUser(asked, context)).status).toBe(401);
    expect(asked.bodyUsed).toBe(false);
  });

  test('that breaks off is 400', async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new Error(LEAK)),
    });
    const response = await update()(request(broken));
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain(LEAK);
  });

  test.each(['status', 'statusCode'])(
    'that the host ends because it is too large for it is 413 (%s)',
    async (name) => {
      const ended = new ReadableStream({
        pull: (controller) => controller.error(Object.assign(new Error(LEAK), { [name]: 413 })),
      });
      expect((await update()(request(ended))).status).toBe(413);
    },
  );

  test('is read once, however often it is asked for', async () => {
    const twice = withBody(
      async ({ rawBody }) => {
        expect(await rawBody()).toBe(await rawBody());
        return updateUserByOwner;
      },
      ({ body }) => Response.json({ body }),
    );
    expect((await twice(request('{"bio":"Hello"}'))).status).toBe(200);
  });

  test('that is too large stays so, whatever the chooser makes of that', async () => {
    const deaf = withBody(
      async ({ rawBody }) => {
        await rawBody().catch(() => {});
        return updateUserByOwner;
      },
      ({ body }) => Response.json({ body }),
      { limits: { bytes: 3 } },
    );
    expect((await deaf(request('{"bio":"Hello"}'))).status).toBe(413);
  });
});

describe('a choice', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty object', {}],
    ['a success without a Dto', { success: true, roles: ['owner'] }],
    ['no Dto', { dto: {} }],
    ['a list of roles', ['owner']],
    ['a text', 'owner'],
  ])('of %s fails', async (_, choice) => {
    const careless = withBody((() => choice) as () => never, fail);
    await expect(careless(request('{}'))).rejects.toThrow(TypeError);
  });

  test('is handed to the audit log with its principal', async () => {
    const told: unknown[] = [];
    const onRefused = ({ principal }: { principal?: unknown }): void => void told.push(principal);
    const choose = () => ({ dto: updateUserByOwner, principal: 'mallory' });
    await withBody(choose, fail, { onRefused })(request('{"is_admin":true}'));
    expect(told).toEqual(['mallory']);
  });
});

test.each([undefined, null, {}])('%j, for a Dto, is refused before there is a request', (dto) => {
  expect(() => withBody(dto as unknown as typeof updateUserByOwner, fail)).toThrow(
    '`choose` has to return a Dto, such as updateUserBy(roles), or a refusal.',
  );
});

test.each([NaN, -1, '10'])('a limit of %s is no limit', (bytes) => {
  expect(() => update({ limits: { bytes: bytes as number } })).toThrow(RangeError);
});

test.each([
  [
    { limits: { maxDepht: 5 } },
    'There is no limits.maxDepht. The limits are: bytes, depth, keys, items.',
  ],
  [{ forms: { limits: { pair: 5 } } }, 'There is no limits.pair. The limits are: pairs, depth.'],
  [{ forms: { limits: { bytes: 5 } } }, 'There is no limits.bytes. The limits are: pairs, depth.'],
])('%j is refused before there is a request', (options, message) => {
  expect(() => update(options as object)).toThrow(new TypeError(message));
});

test.each([NaN, 399, 500, '404', 404.5, {}])('errorResponse of status %s is 500', (status) => {
  expect(errorResponse(Object.assign(new Error(LEAK), { status })).status).toBe(500);
});

describe('what a handler refuses', () => {
  const refuse = (): never => {
    throw new DtoError([
      { code: 'not_writable', path: ['places', 0, 'id'], message: 'Not writable' },
    ]);
  };

  test('as apply does, is answered as what the parser refuses', async () => {
    const response = await withBody(updateUserByOwner, refuse, { disclose: true })(request('{}'));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      errors: [{ code: 'not_writable', pointer: '#/places/0/id' }],
    });
  });

  test('as parseSort does, without a body', async () => {
    const response = await withCaller(() => ({}), refuse)(new Request('https://acme.test/'));
    expect(response.status).toBe(422);
    expect(await response.text()).not.toContain('Not writable');
  });

  test('unlike any other error, which is for the host to report', async () => {
    const failing = withBody(updateUserByOwner, async () => Promise.reject(new RangeError('down')));
    await expect(failing(request('{}'))).rejects.toThrow(RangeError);
  });
});
