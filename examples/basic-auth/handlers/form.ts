import type { FastifyInstance } from 'fastify';
import { rawBodies, withBody, withCaller } from 'gen-dtos/fastify';
import { viewOf } from 'gen-dtos/runtime';
import { updateUserBy, userFor } from '../generated/user.js';
import type { Services } from '../server.js';
import { saveUser } from '../tables/users.js';
import { bind } from '../unsafe/bind.js';
import { save } from '../unsafe/save.js';

/** `form.populate_obj(user)`. */
export const unsafeForm =
  ({ database, open }: Services) =>
  async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    app.post<{ Body: string }>(
      '/profile',
      withCaller(
        ({ head }) => open(head),
        async ({ chosen, request }) => {
          bind(chosen.user, new URLSearchParams(request.body));
          await save(database, chosen.user);
          return chosen.user;
        },
      ),
    );
  };

const FORM = 'application/x-www-form-urlencoded';

/** Browsers send Basic credentials with the forms of other sites, too. Those are refused: 403. */
export const form =
  ({ database, open, onRefused }: Services) =>
  async (app: FastifyInstance) => {
    app.register(rawBodies);
    app.post(
      '/profile',
      withBody(
        async ({ head }) => {
          const profile = await open(head);
          return profile.success ? { ...profile, dto: updateUserBy(profile.roles) } : profile;
        },
        async ({ body, chosen: { user, principal, roles } }) => {
          const saved = await saveUser(database, user.id, body, { onRefused, principal });
          return viewOf(userFor(roles), saved);
        },
        { onRefused, forms: { notation: 'brackets' } },
      ),
    );
  };
