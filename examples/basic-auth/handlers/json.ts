import type { FastifyInstance } from 'fastify';
import type { RequestHead } from 'gen-dtos/auth';
import { rawBodies, withBody } from 'gen-dtos/fastify';
import { refusalResponse } from 'gen-dtos/guard';
import { viewOf } from 'gen-dtos/runtime';
import type { Role } from '../access.js';
import { replaceUserBy, updateUserBy, userFor } from '../generated/user.js';
import { headOf } from '../open-profile.js';
import type { Services } from '../server.js';
import { saveUser } from '../tables/users.js';
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
        ({ head }) => choose(replaceUserBy, head),
        async ({ body, chosen }) =>
          viewOf(chosen.view, await saveUser(database, chosen.user.id, body)),
        { onRefused },
      ),
    );

    app.patch<ById>(
      '/users/:id',
      withBody(
        ({ head, request }) => choose(updateUserBy, head, request.params.id),
        async ({ body, chosen }) =>
          viewOf(chosen.view, await saveUser(database, chosen.user.id, body)),
        { onRefused },
      ),
    );

    /** A body may repeat the id of the profile, and name no other. */
    async function choose<ADto>(
      dtoBy: (roles: readonly Role[]) => ADto,
      head: RequestHead,
      id?: string,
    ) {
      const profile = await open(head, id);
      if (!profile.success) return profile;
      const { user, principal, roles } = profile;
      return { dto: dtoBy(roles), principal, params: { id: user.id }, user, view: userFor(roles) };
    }
  };
