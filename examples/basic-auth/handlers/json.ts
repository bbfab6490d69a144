import type { FastifyInstance } from 'fastify';
import { rawBodies, withBody } from 'gen-dtos/fastify';
import { refusalResponse } from 'gen-dtos/guard';
import { replaceUserBy, updateUserBy } from '../generated/user.js';
import { headOf } from '../open-profile.js';
import type { Services } from '../server.js';
import { saveUser, shown } from '../tables/users.js';
import { save } from '../unsafe/save.js';

interface ById {
  Params: { id: string };
}

/** The article's handler, and one that takes an id in the path. */
export const unsafeJson =
  ({ database, open }: Services) =>
  async (app: FastifyInstance) => {
    app.put<{ Body: Record<string, unknown> }>('/profile', async (request) => {
      const profile = await open(headOf(request));
      if (!profile.success) return refusalResponse(profile.refusal);
      const user = Object.assign(profile.user, request.body); // user.update(data)
      await save(database, user);
      return user; // jsonify(user)
    });

    app.patch<ById & { Body: Record<string, unknown> }>('/users/:id', async (request) => {
      const profile = await open(headOf(request), request.params.id);
      if (!profile.success) return refusalResponse(profile.refusal);
      const user = Object.assign(profile.user, request.params, request.body);
      await save(database, user);
      return user;
    });
  };

export const json =
  ({ database, open, onRefused }: Services) =>
  async (app: FastifyInstance) => {
    app.register(rawBodies);

    app.put(
      '/profile',
      withBody(
        async ({ head }) => {
          const profile = await open(head);
          return profile.success ? { ...profile, dto: replaceUserBy(profile.roles) } : profile;
        },
        async ({ body, chosen }) => shown(await saveUser(database, chosen.user.id, body)),
        { onRefused },
      ),
    );

    app.patch<ById>(
      '/users/:id',
      withBody(
        async ({ head, request: { params } }) => {
          const profile = await open(head, params.id);
          return profile.success
            ? { ...profile, params, dto: updateUserBy(profile.roles) }
            : profile;
        },
        async ({ body, chosen }) => shown(await saveUser(database, chosen.user.id, body)),
        { onRefused },
      ),
    );
  };
