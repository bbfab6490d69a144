/**
 * The types that handlers get, and what the compiler refuses. Each `@ts-expect-error` closes a
 * hole.
 */
import { initTRPC } from '@trpc/server';
import { Patch } from '@nestjs/common';
import express from 'express';
import Fastify from 'fastify';
import * as ofExpress from 'gen-dtos/express';
import * as ofFastify from 'gen-dtos/fastify';
import * as ofHono from 'gen-dtos/hono';
import * as ofNest from 'gen-dtos/nest';
import * as ofTrpc from 'gen-dtos/trpc';
import * as ofWeb from 'gen-dtos/web';
import type { Parsed } from 'gen-dtos/runtime';
import { Hono } from 'hono';
import { hc } from 'hono/client';
import {
  updateUserBy,
  updateUserByAdmin,
  updateUserByOwner,
  type UpdateUser,
  type UpdateUserByAdmin,
  type UpdateUserByOwner,
} from '../../examples/quickstart/generated/user.js';
import { admitTo, openUser, type User } from './application.js';

/** Compiles if both are the same type. */
type Same<Left, Right> =
  (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : never;

declare const isAdmin: boolean;
declare const save: (changes: Parsed<UpdateUserByOwner>) => void;

// One Dto for everybody.
export const web = ofWeb.withBody(updateUserByOwner, ({ body }) => {
  const same: Same<typeof body, Parsed<UpdateUserByOwner>> = true;
  save(body);
  // @ts-expect-error the owner can't send that
  const admin: boolean = body.is_admin;
  return Response.json({ same, admin });
});

express().patch(
  '/users/:id',
  ofExpress.withBody(updateUserByOwner, ({ body, response }) => {
    const same: Same<typeof body, Parsed<UpdateUserByOwner>> = true;
    response.json(same);
  }),
);

Fastify().patch(
  '/',
  ofFastify.withBody(updateUserByOwner, ({ body }) => {
    const same: Same<typeof body, Parsed<UpdateUserByOwner>> = true;
    return same;
  }),
);

// By roles that are known at run time.
ofWeb.withBody(
  () => updateUserBy(['owner']),
  ({ body }) => {
    const same: Same<typeof body, Parsed<UpdateUser>> = true;
    // @ts-expect-error what any role may send is not what the owner may send
    save(body);
    return Response.json(same);
  },
);

// One of two: the handler has to look.
ofWeb.withBody(
  () => (isAdmin ? updateUserByAdmin : updateUserByOwner),
  ({ body }) => {
    const same: Same<typeof body, Parsed<UpdateUserByAdmin> | Parsed<UpdateUserByOwner>> = true;
    return Response.json(same);
  },
);

// With what was found on the way; refusals don't reach the handler.
ofWeb.withBody(
  ({ head }) => openUser(head, 'm'),
  ({ body, chosen }) => {
    const same: Same<typeof body, Parsed<UpdateUser>> = true;
    const user: User = chosen.user;
    // @ts-expect-error it was accepted
    const { refusal } = chosen;
    return Response.json({ same, user, refusal });
  },
);

ofWeb.withBody(
  // @ts-expect-error roles are no Dto
  () => ['owner'],
  () => new Response(),
);

ofWeb.withBody(
  // @ts-expect-error a success is no Dto
  () => ({ success: true, roles: ['owner'] }),
  () => new Response(),
);

ofWeb.withBody(
  // @ts-expect-error a refusal for everybody
  { success: false, refusal: { status: 401, reason: 'role_missing' } },
  () => new Response(),
);

ofWeb.withBody(
  // @ts-expect-error nothing is chosen where there is neither a Dto nor a refusal
  () => undefined,
  () => new Response(),
);

// @ts-expect-error a principal is chosen with the Dto
ofWeb.withBody(updateUserByOwner, () => new Response(), { principal: 'mallory' });

// A record for JSON Patches is an object, or there is none.
declare const record: User | undefined;
ofWeb.withBody(
  () => ({ dto: updateUserByOwner, record }),
  ({ body }) => {
    const same: Same<typeof body, Parsed<UpdateUserByOwner>> = true;
    return Response.json(same);
  },
);
ofWeb.withBody(
  // @ts-expect-error an id is no record
  () => ({ dto: updateUserByOwner, record: 'm' }),
  () => new Response(),
);

// Forms are read in one notation or none.
ofWeb.withBody(updateUserByOwner, () => new Response(), { forms: { notation: 'dots' } });
// @ts-expect-error there is no such notation
ofWeb.withBody(updateUserByOwner, () => new Response(), { forms: { notation: 'slashes' } });
// @ts-expect-error the bytes are those of every body
ofWeb.withBody(updateUserByOwner, () => new Response(), { forms: { limits: { bytes: 1 } } });

// Without a body: what was found, and no refusal.
ofWeb.withCaller(
  ({ head }) => admitTo(head, 'm'),
  ({ chosen }) => {
    const user: User = chosen.record;
    const success: true = chosen.success;
    // @ts-expect-error it was admitted
    const { refusal } = chosen;
    return Response.json({ user, success, refusal });
  },
);
ofWeb.withCaller(
  () => ({}),
  // @ts-expect-error nobody has parsed a body
  ({ body }) => Response.json(body),
);
ofWeb.withCaller(
  // @ts-expect-error nobody is found
  () => undefined,
  () => new Response(),
);
ofWeb.withCaller(
  // @ts-expect-error nor by that
  () => true,
  () => new Response(),
);

express().get(
  '/users/:id',
  ofExpress.withCaller(
    ({ head, request: { params } }: ofExpress.ExpressAsked<{ id: string }>) =>
      admitTo(head, params.id),
    ({ chosen, response }) => response.json(chosen.roles),
  ),
);

Fastify().get<{ Params: { id: string } }>(
  '/users/:id',
  ofFastify.withCaller(
    // @ts-expect-error there is no such parameter
    ({ head, request: { params } }) => admitTo(head, params.name),
    ({ chosen, request: { params } }) => [chosen.roles, params.id],
  ),
);

// What the host gives.
const next = ofWeb.withBody(
  ({ context }: ofWeb.WebAsked<{ params: Promise<{ id: string }> }>) =>
    context.params.then(({ id }) => ({ dto: updateUserByOwner, id })),
  ({ chosen, context }) => Response.json([chosen.id, context.params]),
);
declare const request: Request;
await web(request);
await next(request, { params: Promise.resolve({ id: 'm' }) });
// @ts-expect-error the chooser needs it
await next(request);

express().patch(
  '/users/:id',
  ofExpress.withBody(
    ({ request: { params } }: ofExpress.ExpressAsked<{ id: string }>) => ({
      dto: updateUserByOwner,
      id: params.id,
    }),
    ({ chosen, response }) => response.json(chosen.id),
  ),
);

Fastify().patch<{ Params: { id: string } }>(
  '/users/:id',
  ofFastify.withBody(
    // @ts-expect-error there is no such parameter
    ({ request: { params } }) => ({ dto: updateUserByOwner, id: params.id, name: params.name }),
    ({ chosen, request: { params } }) => [chosen.id, params.id],
  ),
);

// Hono's client knows what may be sent, and what is answered.
const app = new Hono().patch(
  '/me',
  ofHono.withBody(updateUserByOwner, ({ body, c }) => {
    const same: Same<typeof body, Parsed<UpdateUserByOwner>> = true;
    return c.json({ same, bio: 'Hello' });
  }),
);
const client = hc<typeof app>('https://acme.test');
const answer = await client.me.$patch({ json: { bio: 'Hello' } });
export const { bio }: { bio: string } = await answer.json();
// @ts-expect-error the owner can't send that
await client.me.$patch({ json: { is_admin: true } });

const shown = new Hono().get(
  '/me',
  ofHono.withCaller(
    ({ head }) => admitTo(head, 'm'),
    ({ chosen, c }) => c.json({ id: chosen.record.id }),
  ),
);
export const { id }: { id: string } = await (
  await hc<typeof shown>('https://acme.test').me.$get()
).json();

// NestJS: the parameter has to fit.
const Caller = ofNest.withCaller(({ head }) => admitTo(head, 'm'));
const Changes = ofNest.withBody(updateUserByOwner);
const given: Same<ofNest.GivenBy<typeof Changes>['body'], Parsed<UpdateUserByOwner>> = true;

export class Users {
  @Patch()
  good(id: string, @Changes() { body }: ofNest.GivenBy<typeof Changes>): object {
    return { id, body, given };
  }

  @Patch()
  // @ts-expect-error of another type
  wrong(@Changes() { body }: { body: Parsed<UpdateUserByAdmin> }): object {
    return body;
  }

  @Patch()
  // @ts-expect-error of another name
  wrongCaller(@Caller() { found }: { found: User }): object {
    return found;
  }

  @Patch()
  rightCaller(@Caller() { chosen }: ofNest.GivenBy<typeof Caller>): User {
    return chosen.record;
  }

  @Patch()
  // @ts-expect-error the parsed body is a part of what is given
  alsoWrong(@Changes() body: Parsed<UpdateUserByOwner>): object {
    return body;
  }
}

// tRPC: the client sends one, the resolver gets the other.
const t = initTRPC.context<{ roles: string[] }>().create({ errorFormatter: ofTrpc.formatErrors() });
export const router = t.router({
  byRoles: t.procedure.input(ofTrpc.sent<UpdateUser>()).mutation(
    ofTrpc.withBody(
      ({ ctx }) => updateUserBy(ctx.roles),
      ({ body, ctx }) => {
        const same: Same<typeof body, Parsed<UpdateUser>> = true;
        return { same, roles: ctx.roles };
      },
    ),
  ),
  byOwner: t.procedure.input(updateUserByOwner).mutation(({ input }) => save(input)),
  unparsed: t.procedure.input(ofTrpc.sent<UpdateUserByOwner>()).mutation(({ input }) => {
    // @ts-expect-error nobody has parsed it
    save(input);
  }),
});
const caller = t.createCallerFactory(router)({ roles: [] });
await caller.byOwner({ bio: 'Hello' });
await caller.byRoles({ is_admin: true });
// @ts-expect-error the owner can't send that
await caller.byOwner({ is_admin: true });
// @ts-expect-error nobody can
await caller.byRoles({ password_hash: '' });

// A chooser that several routes share.
const openInHono = ({ head, c }: ofHono.HonoAsked) => openUser(head, c.req.param('id') ?? '');
new Hono().patch(
  '/users/:id',
  ofHono.withBody(openInHono, ({ body, c }) => c.json(body)),
);
type Bound = { Bindings: { readonly KEY: string } };
const openBound = ({ head, c }: ofHono.HonoAsked<Bound>) => openUser(head, c.env.KEY);
new Hono<Bound>().patch(
  '/users/:id',
  ofHono.withBody(openBound, ({ body, c }) => c.json({ ...body, key: c.env.KEY })),
);

type ById = { Params: { id: string } };
const openInFastify = ({ head, request }: ofFastify.FastifyAsked<ById>) =>
  openUser(head, request.params.id);
Fastify().patch<ById>(
  '/users/:id',
  ofFastify.withBody(openInFastify, ({ body }) => body),
);
Fastify().get(
  '/me',
  ofFastify.withCaller(
    ({ head }: ofFastify.FastifyAsked) => admitTo(head, 'me'),
    ({ chosen }) => ({ id: chosen.record.id }),
  ),
);
