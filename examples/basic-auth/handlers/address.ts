import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refusalResponse } from 'gen-dtos/guard';
import { parseQuery, viewOf, type FormQuery } from 'gen-dtos/runtime';
import { updateUserBy, userFor } from '../generated/user.js';
import { headOf } from '../open-profile.js';
import type { Services } from '../server.js';
import { saveUser } from '../tables/users.js';
import { bind } from '../unsafe/bind.js';
import { save } from '../unsafe/save.js';

interface Segments {
  Params: { field: string; value: string };
}

/** What stands in the address, bound to attributes: its query, or segments of its path. */
export const unsafeAddress =
  ({ database, open }: Services) =>
  async (app: FastifyInstance) => {
    app.patch('/profile', (request) => change(request, new URL(headOf(request).url).searchParams));
    app.put<Segments>('/profile/:field/:value', (request) =>
      change(request, segmentsOf(request.params)),
    );

    async function change(
      request: FastifyRequest<any> /* any: of either route */,
      pairs: URLSearchParams,
    ) {
      const profile = await open(headOf(request));
      if (!profile.success) return refusalResponse(profile.refusal);
      bind(profile.user, pairs);
      await save(database, profile.user);
      return profile.user;
    }
  };

export const address =
  ({ database, open, onRefused }: Services) =>
  async (app: FastifyInstance) => {
    app.patch('/profile', (request) => change(request, new URL(headOf(request).url)));
    app.put<Segments>('/profile/:field/:value', (request) =>
      change(request, segmentsOf(request.params)),
    );

    async function change(
      request: FastifyRequest<any> /* any: of either route */,
      query: FormQuery,
    ) {
      const profile = await open(headOf(request));
      if (!profile.success) return refusalResponse(profile.refusal);
      const { user, principal, roles } = profile;
      const options = { onRefused, principal, notation: 'brackets' } as const;
      const changes = parseQuery(updateUserBy(roles), query, options);
      return viewOf(userFor(roles), await saveUser(database, user.id, changes));
    }
  };

const segmentsOf = ({ field, value }: Segments['Params']): URLSearchParams =>
  new URLSearchParams([[field, value]]);
