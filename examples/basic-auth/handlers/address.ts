import type { FastifyInstance, FastifyRequest } from 'fastify';
import { withCaller } from 'gen-dtos/fastify';
import { parseQuery, viewOf, type FormQuery } from 'gen-dtos/runtime';
import { updateUserBy, userFor } from '../generated/user.js';
import type { Profile } from '../open-profile.js';
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
    app.patch(
      '/profile',
      withCaller(
        ({ head }) => open(head),
        ({ chosen, request }) => change(chosen, addressOf(request).searchParams),
      ),
    );
    app.put<Segments>(
      '/profile/:field/:value',
      withCaller(
        ({ head }) => open(head),
        ({ chosen, request }) => change(chosen, segmentsOf(request.params)),
      ),
    );

    async function change({ user }: Profile, pairs: URLSearchParams) {
      bind(user, pairs);
      await save(database, user);
      return user;
    }
  };

export const address =
  ({ database, open, onRefused }: Services) =>
  async (app: FastifyInstance) => {
    app.patch(
      '/profile',
      withCaller(
        ({ head }) => open(head),
        ({ chosen, request }) => change(chosen, addressOf(request)),
      ),
    );
    app.put<Segments>(
      '/profile/:field/:value',
      withCaller(
        ({ head }) => open(head),
        ({ chosen, request }) => change(chosen, segmentsOf(request.params)),
      ),
    );

    async function change({ user, principal, roles }: Profile, query: FormQuery) {
      const options = { onRefused, principal, notation: 'brackets' } as const;
      const changes = parseQuery(updateUserBy(roles), query, options);
      return viewOf(userFor(roles), await saveUser(database, user.id, changes, options));
    }
  };

const addressOf = ({ originalUrl }: FastifyRequest): URL =>
  new URL(originalUrl, 'http://localhost');

const segmentsOf = ({ field, value }: Segments['Params']): URLSearchParams =>
  new URLSearchParams([[field, value]]);
