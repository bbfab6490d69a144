import Fastify, { type FastifyInstance, type FastifyReply, type RouteHandlerMethod } from 'fastify';
import {
  answerErrors,
  rawBodies,
  sendRefusal,
  withBody,
  withCaller,
  type BodyOptions,
} from 'gen-dtos/fastify';
import { DtoError } from 'gen-dtos/runtime';
import { describe, expect, test, vi } from 'vitest';
import {
  createUserByOwner,
  replaceUserByOwner,
  updateUserByOwner,
} from '../../examples/quickstart/generated/user.js';
import {
  admitSigned,
  admitTo,
  AUDITED,
  DISCLOSED,
  fail,
  forget,
  FORMS,
  LEAK,
  noRoles,
  openSigned,
  openStored,
  openUser,
  SMALL,
} from './application.js';
import { conformance, type Served } from './conformance.js';
import { conformsForAddresses } from './conforms-for-addresses.js';

const PATCH = {
  method: 'PATCH',
  url: '/',
  headers: { 'content-type': 'application/json' },
  payload: '{"bio":"Hello"}',
} as const;

const update = (options?: BodyOptions): RouteHandlerMethod =>
  withBody(updateUserByOwner, ({ body }) => ({ body }), options);

interface ById {
  Params: { id: string };
}

async function routes(app: FastifyInstance): Promise<void> {
  app.register(rawBodies);
  app.patch<{ Params: { id: string } }>(
    '/users/:id',
    withBody(
      ({ head, request }) => openUser(head, request.params.id),
      ({ body, chosen }) => ({ body, id: chosen.user.id }),
    ),
  );
  app.get('/users/:id', () => ({}));
  app.post(
    '/users',
    withBody(createUserByOwner, ({ body }) => ({ body })),
  );
  app.put(
    '/users',
    withBody(replaceUserByOwner, ({ body }) => ({ body })),
  );
  app.patch(
    '/signed',
    withBody(
      ({ head, rawBody }) => openSigned(head, rawBody),
      ({ body }) => ({ body }),
    ),
  );
  app.patch<ById>(
    '/stored/:id',
    withBody(
      ({ head, request }) => openStored(head, request.params.id),
      ({ body, chosen }) => ({ body, id: chosen.user.id }),
    ),
  );
  app.post<ById>(
    '/forms/:id',
    withBody(
      ({ head, request }) => openUser(head, request.params.id),
      ({ body, chosen }) => ({ body, id: chosen.user.id }),
      FORMS,
    ),
  );
  app.route<ById>({
    method: ['GET', 'DELETE'],
    url: '/callers/:id',
    handler: withCaller(
      ({ head, request }) => admitTo(head, request.params.id),
      ({ chosen }) => ({ id: chosen.record.id }),
    ),
  });
  app.delete(
    '/signed-callers',
    withCaller(
      ({ head, rawBody }) => admitSigned(head, rawBody),
      ({ chosen }) => ({ id: chosen.userId }),
    ),
  );
  app.get('/caller-fails', withCaller(fail, fail));
  app.get('/caller-forgets', withCaller(forget, fail));
  app.get('/caller-no-roles', withCaller(noRoles, fail));
  app.patch('/small', update(SMALL));
  app.patch('/audited', update(AUDITED));
  app.patch('/disclosed', update(DISCLOSED));
  app.patch('/fails', withBody(updateUserByOwner, fail));
  app.patch('/chooser-fails', withBody(fail, fail));
  app.patch('/chooses-nothing', withBody((() => ({})) as () => never, fail));
}

async function start(): Promise<Served> {
  const app = Fastify({ forceCloseConnections: true });
  app.setErrorHandler(answerErrors);
  app.register(routes);
  app.patch('/plain/:id', () => ({}));
  app.get('/plain/:id', () => ({}));
  return { origin: await app.listen({ host: '127.0.0.1', port: 0 }), close: () => app.close() };
}

conformance(start);
conformsForAddresses(start);

describe('rawBodies', () => {
  test('is needed: a body that Fastify has parsed is not taken from it', async () => {
    const onError = vi.fn();
    const app = Fastify();
    app.addHook('onError', async (_request, _reply, error) => onError(error.message));
    app.setErrorHandler(answerErrors);
    app.patch('/', update());
    const { statusCode } = await app.inject(PATCH);
    expect(statusCode).toBe(500);
    expect(onError).toHaveBeenCalledWith(expect.stringContaining('rawBodies'));
  });

  test('or the bytes of a parser of your own', async () => {
    const app = Fastify();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    app.removeContentTypeParser('application/json');
    app.patch('/', update());
    expect((await app.inject(PATCH)).json()).toEqual({ body: { bio: 'Hello' } });
  });

  test('leaves the scopes around and beside it alone', async () => {
    const app = Fastify();
    app.post('/outer', ({ body }) => ({ body }));
    app.register(routes);
    app.register(async (sibling) => void sibling.post('/sibling', ({ body }) => ({ body })));
    for (const url of ['/outer', '/sibling']) {
      const { statusCode, body } = await app.inject({ ...PATCH, method: 'POST', url });
      expect([statusCode, body]).toEqual([200, '{"body":{"bio":"Hello"}}']);
      const text = { 'content-type': 'application/json\ta' };
      const refused = await app.inject({ ...PATCH, method: 'POST', url, headers: text });
      expect(refused.json()).toMatchObject({ code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' });
    }
  });

  describe('leaves all other errors', () => {
    const fails = { ...PATCH, url: '/fails' };
    const unavailable =
      (seen: unknown[]) =>
      (error: Error, _request: unknown, reply: FastifyReply): FastifyReply => {
        seen.push(error.message);
        return reply.code(503).send();
      };

    test('to the handler around it', async () => {
      const seen: unknown[] = [];
      const app = Fastify();
      app.setErrorHandler(unavailable(seen));
      app.register(routes);
      expect((await app.inject(fails)).statusCode).toBe(503);
      expect(seen).toEqual([LEAK]);
    });

    test('to the handler of its scope, if there is one', async () => {
      const seen: unknown[] = [];
      const app = Fastify();
      app.setErrorHandler(answerErrors);
      app.register(async (scope) => {
        await routes(scope);
        scope.setErrorHandler(unavailable(seen));
      });
      expect((await app.inject(fails)).statusCode).toBe(503);
      expect(seen).toEqual([LEAK]);
      const headers = { 'content-type': 'application/json\ta' };
      expect((await app.inject({ ...fails, headers })).statusCode).toBe(415);
    });

    test('to Fastify, if there is none', async () => {
      const app = Fastify();
      app.register(routes);
      expect((await app.inject(fails)).json()).toMatchObject({ statusCode: 500, message: LEAK });
    });
  });
});

describe('answerErrors', () => {
  test.each<[unknown, number, number]>([
    [new Error(LEAK), 500, 1],
    [new DtoError([{ code: 'invalid', path: ['q'], message: 'Invalid' }]), 422, 0],
    [Object.assign(new Error(LEAK), { statusCode: 409 }), 409, 0],
  ])('%s: %d', async (error, status, logged) => {
    const lines: string[] = [];
    const app = Fastify({
      logger: { level: 'error', stream: { write: (line) => lines.push(line) } },
    });
    app.setErrorHandler(answerErrors);
    app.get('/', () => Promise.reject(error));
    const { statusCode, headers, body } = await app.inject('/');
    expect(statusCode).toBe(status);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).not.toContain(LEAK);
    expect(lines).toHaveLength(logged);
  });
});

test('what a handler refuses is answered as what comes before it is', async () => {
  const refusal = { status: 401, reason: 'credentials_revoked', challenge: 'ApiKey' } as const;
  const late = withBody(updateUserByOwner, ({ reply }) => sendRefusal(reply, refusal));
  const app = Fastify();
  app.register(async (scope) => {
    scope.register(rawBodies);
    scope.patch('/', late);
  });
  const { statusCode, headers, body } = await app.inject(PATCH);
  expect(statusCode).toBe(401);
  expect(headers).toMatchObject({ 'www-authenticate': 'ApiKey', 'cache-control': 'no-store' });
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(body).not.toContain('revoked');
});

test('the limits of withBody count, not Fastify’s', async () => {
  const app = Fastify({ bodyLimit: 3 });
  app.register(routes);
  expect((await app.inject({ ...PATCH, url: '/disclosed' })).statusCode).toBe(200);
});

test.each([NaN, -1, '10'])('a limit of %s is no limit', (bytes) => {
  expect(() => update({ limits: { bytes: bytes as number } })).toThrow(RangeError);
});
