import { sameOrigin, type RequestHead } from 'gen-dtos/auth';
import { viewOf } from 'gen-dtos/runtime';
import { withBody, withCaller, type WebAsked } from 'gen-dtos/web';
import { callerIn } from '../caller.js';
import { FOREIGN } from '../forms.js';
import { updateUserBy, userFor } from '../generated/user.js';
import { guard } from '../guard.js';
import type { Services } from '../server.js';
import { allUsers, findUser, updateUser } from '../tables/users.js';

/** The users to whom the caller is somebody: themselves; for an admin, all. */
export const listUsers = ({ database }: Services) =>
  withCaller(
    ({ head }) => callerIn(database)(head),
    async ({ chosen: { principal } }) => {
      const users = await allUsers(database);
      const views = users.flatMap((user) => {
        const roles = guard.rolesOf(principal.user, user);
        return roles.length === 0 ? [] : [viewOf(userFor(roles), user)];
      });
      return Response.json(views);
    },
  );

export const readUser = (services: Services) =>
  withCaller(
    ({ head, context: id }: WebAsked<number>) => authorize(services, head, id),
    ({ chosen: { record, roles } }) => Response.json(viewOf(userFor(roles), record)),
  );

export const patchUser = (services: Services) =>
  withBody(
    async ({ head, context: id }: WebAsked<number>) => {
      if (!sameOrigin(head, services.origins)) return { success: false, refusal: FOREIGN } as const;
      const may = await authorize(services, head, id);
      return may.success ? { ...may, dto: updateUserBy(may.roles) } : may;
    },
    async ({ body, chosen }) => {
      const user = await updateUser(services.database, chosen.record.id, body);
      return Response.json(viewOf(userFor(chosen.roles), user));
    },
    { onRefused: services.onRefused },
  );

/** Who is asking, and what they are to the user of the path: 404 for whoever is nothing. */
async function authorize({ database }: Services, head: RequestHead, id: number) {
  const who = await callerIn(database)(head);
  if (!who.success) return who;
  const { user } = who.principal;
  const may = guard.authorize(user, { record: await findUser(database, id) });
  return may.success ? { ...may, principal: user.id } : may;
}
