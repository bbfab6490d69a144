import type { FastifyInstance } from 'fastify';
import { withCaller } from 'gen-dtos/fastify';
import { viewOf } from 'gen-dtos/runtime';
import { userFor } from '../generated/user.js';
import type { Services } from '../server.js';
import { save } from '../unsafe/save.js';

const ALLOWED_PROFILE_FIELDS = ['username', 'bio', 'preferences', 'addresses'];

/** The article's first remedy. It stops `is_admin`, and nothing that is nested. */
export const allowList =
  ({ database, open }: Services) =>
  async (app: FastifyInstance) => {
    app.put<{ Body: Record<string, unknown> }>(
      '/profile',
      withCaller(
        ({ head }) => open(head),
        async ({ chosen, request }) => {
          const allowed = Object.entries(request.body).filter(([key]) =>
            ALLOWED_PROFILE_FIELDS.includes(key),
          );
          const user = Object.assign(chosen.user, Object.fromEntries(allowed));
          await save(database, user);
          return viewOf(userFor(chosen.roles), user);
        },
      ),
    );
  };
