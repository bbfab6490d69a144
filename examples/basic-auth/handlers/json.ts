import type { FastifyInstance } from 'fastify';
import type { RequestHead } from 'gen-dtos/auth';
import { rawBodies, withBody, withCaller } from 'gen-dtos/fastify';
import { viewOf, type Parsed } from 'gen-dtos/runtime';
import type { Role } from '../access.js';
import {
  replaceUserBy,
  updateUserBy,
  userFor,
  type ReplaceUser,
  type UpdateUser,
} from '../generated/user.js';
import type { Profile } from '../open-profile.js';
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
    app.put<{ Body: Record<string, unknown> }>(
      '/profile',
      withCaller(
        ({ head }) => open(head),
        async ({ chosen, request }) => {
          const user = Object.assign(chosen.user, request.body); // user.update(data)
          await save(database, user);
          return user; // jsonify(user)
        },
      ),
    );

    app.patch<ById & { Body: Record<string, unknown> }>(
      '/users/:id',
      withCaller(
        ({ head, request }) => open(head, request.params.id),
        async ({ chosen, request }) => {
          const user = Object.assign(chosen.user, request.params, request.body);
          await save(database, user);
          return user;
        },
      ),
    );
  };

export const json =
  ({ database, open, onRefused }: Services) =>
  async (app: FastifyInstance) => {
    app.register(rawBodies);

    app.put(
      '/profile',
      withBody(
        ({ head }) => choose(replaceUserBy, head),
        ({ body, chosen }) => change(chosen, body),
        { onRefused },
      ),
    );

    app.patch<ById>(
      '/users/:id',
      withBody(
        ({ head, request }) => choose(updateUserBy, head, request.params.id),
        ({ body, chosen }) => change(chosen, body),
        { onRefused },
      ),
    );

    async function change(
      { user, principal, roles }: Profile,
      body: Parsed<UpdateUser | ReplaceUser>,
    ): Promise<object> {
      const saved = await saveUser(database, user.id, body, { onRefused, principal });
      return viewOf(userFor(roles), saved);
    }

    /** A body may repeat the id of the profile, and name no other. */
    async function choose<ADto>(
      dtoBy: (roles: readonly Role[]) => ADto,
      head: RequestHead,
      id?: string,
    ) {
      const profile = await open(head, id);
      if (!profile.success) return profile;
      const { user, roles } = profile;
      return { ...profile, dto: dtoBy(roles), params: { id: user.id } };
    }
  };
