import { serve } from '@hono/node-server';
import { sValidator } from '@hono/standard-validator';
import { errorResponse, withBody, withCaller } from 'gen-dtos/hono';
import { toProblem, type Issue } from 'gen-dtos/runtime';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
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

const JSON_TYPE = { 'content-type': 'application/json' };
const PATCH = { method: 'PATCH', headers: JSON_TYPE, body: '{"bio":"Hello"}' };

const application = new Hono()
  .patch(
    '/users/:id',
    withBody(
      ({ head, c }) => openUser(head, c.req.param('id') ?? ''),
      ({ body, chosen, c }) => c.json({ body, id: chosen.user.id }),
    ),
  )
  .get('/users/:id', (c) => c.json({}))
  .post(
    '/users',
    withBody(createUserByOwner, ({ body, c }) => c.json({ body })),
  )
  .put(
    '/users',
    withBody(replaceUserByOwner, ({ body, c }) => c.json({ body })),
  )
  .patch(
    '/signed',
    withBody(
      ({ head, rawBody }) => openSigned(head, rawBody),
      ({ body, c }) => c.json({ body }),
    ),
  )
  .patch(
    '/stored/:id',
    withBody(
      ({ head, c }) => openStored(head, c.req.param('id') ?? ''),
      ({ body, chosen, c }) => c.json({ body, id: chosen.user.id }),
    ),
  )
  .post(
    '/forms/:id',
    withBody(
      ({ head, c }) => openUser(head, c.req.param('id') ?? ''),
      ({ body, chosen, c }) => c.json({ body, id: chosen.user.id }),
      FORMS,
    ),
  )
  .on(
    ['GET', 'DELETE'],
    '/callers/:id',
    withCaller(
      ({ head, c }) => admitTo(head, c.req.param('id') ?? ''),
      ({ chosen, c }) => c.json({ id: chosen.record.id }),
    ),
  )
  .delete(
    '/signed-callers',
    withCaller(
      ({ head, rawBody }) => admitSigned(head, rawBody),
      ({ chosen, c }) => c.json({ id: chosen.userId }),
    ),
  )
  .get('/caller-fails', withCaller(fail, fail))
  .get('/caller-forgets', withCaller(forget, fail))
  .get('/caller-no-roles', withCaller(noRoles, fail))
  .patch(
    '/small',
    withBody(updateUserByOwner, ({ body, c }) => c.json({ body }), SMALL),
  )
  .patch(
    '/audited',
    withBody(updateUserByOwner, ({ body, c }) => c.json({ body }), AUDITED),
  )
  .patch(
    '/disclosed',
    withBody(updateUserByOwner, ({ body, c }) => c.json({ body }), DISCLOSED),
  )
  .patch('/fails', withBody(updateUserByOwner, fail))
  .patch('/chooser-fails', withBody(fail, fail))
  .patch('/chooses-nothing', withBody((() => ({})) as () => never, fail))
  .patch('/plain/:id', (c) => c.json({}))
  .get('/plain/:id', (c) => c.json({}));

application.onError((error) => errorResponse(error));

conformance(
  () =>
    new Promise<Served>((resolve) => {
      const server = serve({ fetch: application.fetch, hostname: '127.0.0.1', port: 0 }, (info) => {
        const close = (): Promise<void> => new Promise((done) => server.close(() => done()));
        resolve({ origin: origin(info), close });
      });
    }),
  false,
);

const origin = ({ port }: AddressInfo): string => `http://127.0.0.1:${port}`;

test('a body that somebody has read is not taken from them', async () => {
  const errors: unknown[] = [];
  const app = new Hono()
    .use(async (c, next) => {
      await c.req.json();
      await next();
    })
    .patch(
      '/',
      withBody(updateUserByOwner, ({ body, c }) => c.json({ body })),
    );
  app.onError((error) => {
    errors.push(error.message);
    return errorResponse(error);
  });
  const response = await app.request('/', PATCH);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('read before');
  expect(errors).toEqual([expect.stringContaining('read before')]);
});

test.each<[unknown, number]>([
  [new Error(LEAK), 500],
  [new HTTPException(409, { message: LEAK }), 409],
  [new HTTPException(503, { message: LEAK }), 500],
])('errorResponse(%s)', async (error, status) => {
  const response = errorResponse(error);
  expect(response.status).toBe(status);
  expect(await response.text()).not.toContain(LEAK);
});

describe('a Dto in Hono’s own validator', () => {
  const refused = { ...PATCH, body: '{"is_admin":"what was sent"}' };

  test('refuses, and the validator sends back what was sent', async () => {
    const app = new Hono().patch('/', sValidator('json', updateUserByOwner), (c) => c.json({}));
    const response = await app.request('/', refused);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('what was sent'),
    ]);
  });

  test('unless a hook answers', async () => {
    const app = new Hono().patch(
      '/',
      sValidator('json', updateUserByOwner, (result, c) => {
        if (!result.success) return c.json(toProblem(result.error as readonly Issue[]), 422);
      }),
      (c) => c.json(c.req.valid('json')),
    );
    const response = await app.request('/', refused);
    expect(response.status).toBe(422);
    expect(await response.text()).not.toContain('what was sent');
    expect(await (await app.request('/', PATCH)).json()).toEqual({ bio: 'Hello' });
  });

  test('a second key is lost before it is asked', async () => {
    const app = new Hono().patch('/', sValidator('json', updateUserByOwner), (c) =>
      c.json(c.req.valid('json')),
    );
    const response = await app.request('/', {
      ...PATCH,
      body: '{"is_admin":1,"bio":"","bio":"x"}',
    });
    expect(response.status).toBe(400);
    const lost = await app.request('/', { ...PATCH, body: '{"bio":"","bio":"x"}' });
    expect(await lost.json()).toEqual({ bio: 'x' });
  });
});
