import { eq } from 'drizzle-orm';
import { withBody } from 'gen-dtos/hono';
import { viewOf } from 'gen-dtos/runtime';
import { Hono } from 'hono';
import { authenticator } from '../authenticate.js';
import { updateUserBy, userFor } from '../generated/user.js';
import { profileGuard } from '../guard.js';
import type { Services } from '../server.js';
import { findUser, updateUser, users } from '../tables/users.js';
import { verifyHmac } from '../unsafe/verify-hmac.js';

/** Twins: both check a signature over the body's bytes. It doesn't help the unsafe one. */
export function profile({ database, keys, nonces, onRefused }: Services): Hono {
  const authenticate = authenticator(keys, nonces);
  const guard = profileGuard(database);

  return new Hono()
    .patch('/unsafe/profile/:id{[a-z]+}', async (c) => {
      const data = new Uint8Array(await c.req.arrayBuffer());
      if (!verifyHmac(data, c.req.header('X-Hmac-Signature'))) {
        return c.json({ error: 'invalid signature' }, 401);
      }
      const user = await findUser(database, c.req.param('id'));
      if (user === undefined) return c.json({ error: 'not found' }, 404);
      Object.assign(user, await c.req.json()); // user.update(request.json)
      await database.update(users).set(user).where(eq(users.id, user.id));
      return c.json({ status: 'ok' });
    })

    .patch(
      '/profile/:id{[a-z]+}',
      withBody(
        async ({ head, rawBody, c }) => {
          const who = await authenticate(head, await rawBody());
          if (!who.success) return who;
          const record = await findUser(database, c.req.param('id') ?? '');
          const access = await guard.authorize(who.principal, { record });
          if (!access.success) return access;
          const dto = updateUserBy(access.roles);
          return { ...access, dto, principal: who.principal };
        },
        async ({ body, chosen, c }) => {
          const user = await updateUser(database, chosen.record, body);
          return c.json(viewOf(userFor(chosen.roles), user));
        },
        { onRefused },
      ),
    );
}
