import { serve } from '@hono/node-server';
import { errorResponse, withBody } from 'gen-dtos/hono';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import {
  createUserByOwner,
  replaceUserByOwner,
  updateUserByOwner,
} from '../../examples/quickstart/generated/user.js';
import { AUDITED, DISCLOSED, fail, LEAK, openSigned, openUser, SMALL } from './application.js';
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
