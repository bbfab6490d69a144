import type { FastifyInstance } from 'fastify';
import { sameOrigin } from 'gen-dtos/auth';
import { refusalResponse } from 'gen-dtos/guard';
import { parseForm, viewOf } from 'gen-dtos/runtime';
import { updateUserBy, userFor } from '../generated/user.js';
import { headOf } from '../open-profile.js';
import type { Services } from '../server.js';
import { saveUser } from '../tables/users.js';
import { bind } from '../unsafe/bind.js';
import { save } from '../unsafe/save.js';

/** `form.populate_obj(user)`. */
export const unsafeForm =
  ({ database, open }: Services) =>
  async (app: FastifyInstance) => {
    onlyForms(app);
    app.post<{ Body: Buffer }>('/profile', async (request) => {
      const profile = await open(headOf(request));
      if (!profile.success) return refusalResponse(profile.refusal);
      bind(profile.user, new URLSearchParams(request.body.toString()));
      await save(database, profile.user);
      return profile.user;
    });
  };

/** Browsers send Basic credentials with the forms of other sites, too: hence `sameOrigin`. */
export const form =
  ({ database, open, onRefused }: Services) =>
  async (app: FastifyInstance) => {
    onlyForms(app);
    app.post<{ Body: Buffer }>('/profile', async (request) => {
      const head = headOf(request);
      if (!sameOrigin(head)) return refusalResponse({ status: 403, reason: 'origin_foreign' });
      const profile = await open(head);
      if (!profile.success) return refusalResponse(profile.refusal);
      const { user, principal, roles } = profile;
      const options = { onRefused, principal, notation: 'brackets' } as const;
      const changes = parseForm(updateUserBy(roles), request.body, options);
      return viewOf(userFor(roles), await saveUser(database, user.id, changes));
    });
  };

/** Leaves the bytes of forms as they are. Any other type is refused: 415. */
function onlyForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
}
