import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
// @ts-expect-error there are types for one Express only; as far as it is used here, it is the same
import express4 from 'express-4';
import {
  answerErrors,
  sendRefusal,
  withBody,
  withCaller,
  type BodyOptions,
  type ExpressAsked,
} from 'gen-dtos/express';
import { parse } from 'gen-dtos/runtime';
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
  noRoles,
  openSigned,
  openStored,
  openUser,
  SMALL,
} from './application.js';
import { conformance } from './conformance.js';
import { conformsForAddresses } from './conforms-for-addresses.js';
import { listen } from './listen.js';
import { send } from './send.js';

const PATCH = {
  method: 'PATCH',
  path: '/',
  headers: { 'content-type': 'application/json' },
  body: '{"bio":"Hello"}',
};

const plain: RequestHandler = (_request, response) => void response.json({});

const update = (options?: BodyOptions): RequestHandler =>
  withBody(updateUserByOwner, ({ body, response }) => response.json({ body }), options);

const caller: RequestHandler<{ id: string }> = withCaller(
  ({ head, request }: ExpressAsked<{ id: string }>) => admitTo(head, request.params.id),
  ({ chosen, response }) => response.json({ id: chosen.record.id }),
);

const application = (app: Express): Express =>
  app
    .patch(
      '/users/:id',
      withBody(
        ({ head, request }: ExpressAsked<{ id: string }>) => openUser(head, request.params.id),
        ({ body, chosen, response }) => response.json({ body, id: chosen.user.id }),
      ),
    )
    .get('/users/:id', plain)
    .post(
      '/users',
      withBody(createUserByOwner, ({ body, response }) => response.json({ body })),
    )
    .put(
      '/users',
      withBody(replaceUserByOwner, ({ body, response }) => response.json({ body })),
    )
    .patch(
      '/signed',
      withBody(
        ({ head, rawBody }) => openSigned(head, rawBody),
        ({ body, response }) => response.json({ body }),
      ),
    )
    .patch(
      '/stored/:id',
      withBody(
        ({ head, request }: ExpressAsked<{ id: string }>) => openStored(head, request.params.id),
        ({ body, chosen, response }) => response.json({ body, id: chosen.user.id }),
      ),
    )
    .post(
      '/forms/:id',
      withBody(
        ({ head, request }: ExpressAsked<{ id: string }>) => openUser(head, request.params.id),
        ({ body, chosen, response }) => response.json({ body, id: chosen.user.id }),
        FORMS,
      ),
    )
    .get('/callers/:id', caller)
    .delete('/callers/:id', caller)
    .delete(
      '/signed-callers',
      withCaller(
        ({ head, rawBody }) => admitSigned(head, rawBody),
        ({ chosen, response }) => response.json({ id: chosen.userId }),
      ),
    )
    .get('/caller-fails', withCaller(fail, fail))
    .get('/caller-forgets', withCaller(forget, fail))
    .get('/caller-no-roles', withCaller(noRoles, fail))
    .patch('/small', update(SMALL))
    .patch('/audited', update(AUDITED))
    .patch('/disclosed', update(DISCLOSED))
    .patch('/fails', withBody(updateUserByOwner, fail))
    .patch('/chooser-fails', withBody(fail, fail))
    .patch('/chooses-nothing', withBody((() => ({})) as () => never, fail))
    .patch('/plain/:id', plain)
    .get('/plain/:id', plain)
    .use(answerErrors(() => {}));

describe.each<[string, () => Express]>([
  ['Express 5', express],
  ['Express 4', express4],
])('%s', (_, make) => {
  conformance(() => listen(application(make())));
  conformsForAddresses(() => listen(application(make())));

  async function ask(
    app: Express,
    last: ErrorRequestHandler = (error, _request, _response, next) => next(error),
  ): Promise<{ status: number; text: string; errors: unknown[] }> {
    const errors: unknown[] = [];
    app.use(
      answerErrors((error) => errors.push(error)),
      last,
    );
    const { origin, close } = await listen(app);
    const { status, text } = await send(origin, PATCH);
    await close();
    return { status, text, errors };
  }

  test('a body that a parser has read is not taken from it', async () => {
    const { status, text, errors } = await ask(make().use(express.json()).patch('/', update()));
    expect(status).toBe(500);
    expect(text).not.toContain('express.json()');
    expect(errors).toMatchObject([{ message: expect.stringContaining('express.json()') }]);
  });

  test('nor a part of it that somebody has read', async () => {
    const peek: RequestHandler = (request, _response, next) =>
      void request.once('readable', () => {
        request.read(1);
        next();
      });
    expect((await ask(make().use(peek).patch('/', update()))).status).toBe(500);
  });

  test('nor one that comes as text', async () => {
    const encode: RequestHandler = (request, _response, next) => {
      request.setEncoding('latin1');
      next();
    };
    expect((await ask(make().use(encode).patch('/', update()))).status).toBe(500);
  });

  test('bytes that express.raw() has kept are good', async () => {
    const raw = express.raw({ type: () => true });
    const { status, text } = await ask(make().use(raw).patch('/', update()));
    expect([status, text]).toEqual([200, '{"body":{"bio":"Hello"}}']);
    const small = await ask(
      make()
        .use(raw)
        .patch('/', update({ limits: { bytes: 3 } })),
    );
    expect(small.status).toBe(413);
  });

  test('what fails is told, and nothing runs after it', async () => {
    const next = vi.fn(plain);
    const nothing = withBody(updateUserByOwner, () => Promise.reject());
    const { status, errors } = await ask(make().patch('/', nothing, next));
    expect(status).toBe(500);
    expect(errors).toMatchObject([{ message: 'A non-Error was thrown' }]);
    expect(next).not.toHaveBeenCalled();
  });

  test.each(['route', 'router', 0, '', false, Number.NaN])(
    'what fails with %j, which would be no error to Express, is one',
    async (reason) => {
      const next = vi.fn(plain);
      const fails = withBody(updateUserByOwner, () => Promise.reject(reason));
      const { status, errors } = await ask(make().patch('/', fails, next));
      expect(status).toBe(500);
      expect(errors).toMatchObject([{ message: 'A non-Error was thrown', cause: reason }]);
      expect(next).not.toHaveBeenCalled();
    },
  );

  test('what fails after the answer has begun ends it, and is handed on', async () => {
    const half = withBody(updateUserByOwner, ({ response }) => {
      response.write('half of');
      throw new Error('it');
    });
    const onward: unknown[] = [];
    const last: ErrorRequestHandler = (error, _request, _response, next) => {
      onward.push(error.message);
      next(error);
    };
    const app = make().patch('/', half);
    await expect(ask(app, last)).rejects.toThrow();
    expect(onward).toEqual(['it']);
  });

  test('what a handler refuses is answered as what comes before it is', async () => {
    const refusal = { status: 401, reason: 'credentials_revoked', challenge: 'ApiKey' } as const;
    const late = withBody(updateUserByOwner, ({ response }) => sendRefusal(response, refusal));
    const { status, text, errors } = await ask(make().patch('/', late));
    expect([status, errors]).toEqual([401, []]);
    expect(text).not.toContain('revoked');
  });

  test('what a handler parses and refuses is the client’s', async () => {
    const strict = withBody(updateUserByOwner, () => parse(updateUserByOwner, { is_admin: true }));
    const { status, text, errors } = await ask(make().patch('/', strict));
    expect([status, errors]).toEqual([422, []]);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ pointer: '#/is_admin' }] });
  });
});

test.each([NaN, -1, '10'])('a limit of %s is no limit', (bytes) => {
  expect(() => update({ limits: { bytes: bytes as number } })).toThrow(RangeError);
});
