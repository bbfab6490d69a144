import { initTRPC, TRPCError } from '@trpc/server';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import { DtoError, parse, type RefusedReport } from 'gen-dtos/runtime';
import { formatErrors, sent, withBody } from 'gen-dtos/trpc';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateUserByOwner, type UpdateUser } from '../../examples/quickstart/generated/user.js';
import { LEAK, openUser } from './application.js';
import type { Served } from './conformance.js';
import { listen } from './listen.js';
import { send } from './send.js';

const SECRET = 'hunter2-hunter2';
const told: RefusedReport[] = [];

const t = initTRPC
  .context<{ head: { method: string; url: string; headers: Headers }; id: string }>()
  .create({ errorFormatter: formatErrors(), isDev: true });

const router = t.router({
  update: t.procedure.input(sent<UpdateUser>()).mutation(
    withBody(
      ({ ctx }) => openUser(ctx.head, ctx.id),
      ({ body, chosen }) => ({ body, id: chosen.user.id }),
      { onRefused: (report) => void told.push(report) },
    ),
  ),
  applies: t.procedure.input(sent<UpdateUser>()).mutation(
    withBody(
      () => updateUserByOwner,
      ({ body }): never => {
        if (body.bio === undefined) throw new Error(LEAK);
        throw new DtoError([
          { code: 'value_not_allowed', path: ['a', 0], message: 'No such item' },
        ]);
      },
    ),
  ),
  own: t.procedure.input(updateUserByOwner).mutation(({ input }) => ({ body: input })),
  other: t.procedure
    .input(v.object({ email: v.pipe(v.string(), v.email()) }))
    .mutation(({ input }) => input),
  fails: t.procedure.input(updateUserByOwner).mutation((): never => {
    throw new Error(LEAK);
  }),
  parses: t.procedure.mutation(() => parse(updateUserByOwner, { is_admin: true })),
  says: t.procedure.mutation((): never => {
    throw new TRPCError({ code: 'CONFLICT', message: 'Taken' });
  }),
});

let served: Served;
beforeAll(async () => {
  served = await listen(
    createHTTPHandler({
      router,
      createContext({ req }) {
        const headers = new Headers({ authorization: req.headers.authorization ?? '' });
        return { head: { method: 'POST', url: '/', headers }, id: String(req.headers['x-id']) };
      },
    }),
  );
});
afterAll(() => served.close());

async function call(procedure: string, body: string, who = 'mallory', id = 'm') {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${who}`,
    'x-id': id,
  };
  const answer = await send(served.origin, {
    method: 'POST',
    path: `/${procedure}`,
    headers,
    body,
  });
  expect(answer.text).not.toContain(SECRET);
  expect(answer.text).not.toContain(LEAK);
  expect(answer.text).not.toContain('stack');
  const { result, error } = JSON.parse(answer.text);
  return { status: answer.status, data: result?.data, error };
}

test.each(['update', 'own'])('%s: an accepted input reaches the resolver', async (procedure) => {
  const { status, data } = await call(procedure, '{"bio":"Hello"}');
  expect(status).toBe(200);
  expect(data).toMatchObject({ body: { bio: 'Hello' } });
});

test.each([
  ['update', 422],
  ['own', 400],
])('%s: a refused input is told as a problem', async (procedure, status) => {
  const answer = await call(procedure, `{"is_admin":"${SECRET}","nope":1}`);
  expect(answer.status).toBe(status);
  expect(answer.error.message).toBe('2 values were not accepted.');
  expect(answer.error.data.problem).toMatchObject({
    status,
    errors: [
      { code: 'not_accepted', pointer: '#/is_admin' },
      { code: 'not_accepted', pointer: '#/nope' },
    ],
  });
});

test('what apply finds is told as a problem, and no other error of a resolver', async () => {
  const { status, error } = await call('applies', '{"bio":"Hello"}');
  expect(status).toBe(422);
  expect(error.data.problem).toMatchObject({ status: 422, errors: [{ pointer: '#/a/0' }] });
  expect((await call('applies', '{}')).error.message).toBe('Something went wrong.');
});

test('the audit log is told who it was', () => {
  expect(told).toMatchObject([{ model: 'User', principal: { userId: 'm' }, roles: ['owner'] }]);
});

test('the Dto depends on who asks', async () => {
  expect((await call('update', '{"is_admin":true}', 'ada')).status).toBe(200);
});

test.each([
  ['nobody', 'm', 401, 'UNAUTHORIZED'],
  ['mallory', 'v', 403, 'FORBIDDEN'],
  ['mallory', 'constructor', 404, 'NOT_FOUND'],
])('%s asks for %s: %d', async (who, id, status, code) => {
  const answer = await call('update', `{"bio":"${SECRET}"}`, who, id);
  expect([answer.status, answer.error.data.code]).toEqual([status, code]);
  expect(answer.error.data.problem).toBeUndefined();
});

test.each<[string, string, number, string]>([
  ['other', `{"email":"${SECRET}"}`, 400, 'The input was not accepted.'],
  ['own', `{"bio":${SECRET}}`, 400, 'The input was not accepted.'],
  ['fails', `{"bio":"${SECRET}"}`, 500, 'Something went wrong.'],
  ['parses', '{}', 500, 'Something went wrong.'],
  ['says', '{}', 409, 'Taken'],
])('%s: %s', async (procedure, body, status, message) => {
  const answer = await call(procedure, body);
  expect([answer.status, answer.error.message]).toEqual([status, message]);
});

test.each(['[]', 'null', '""', '{"__proto__":{"is_admin":true}}', '{"constructor":1}'])(
  'own and update: %s is refused',
  async (body) => {
    expect((await call('own', body)).status).toBe(400);
    expect((await call('update', body)).status).toBe(422);
  },
);
