import { eq } from 'drizzle-orm';
import express, { Router } from 'express';
import { withBody, withCaller, type ExpressAsked } from 'gen-dtos/express';
import { viewOf } from 'gen-dtos/runtime';
import { configGuard } from '../callers.js';
import {
  replaceServiceConfigBy,
  serviceConfigFor,
  updateServiceConfigBy,
} from '../generated/service-config.js';
import type { Scope } from '../scopes.js';
import type { Services } from '../server.js';
import {
  findServiceConfig,
  serviceConfigs,
  updateServiceConfig,
} from '../tables/service-configs.js';

type Params = { id: string };

/** Twins know who is asking and whose configuration it is. They differ in what they do with the body. */
export function configRoutes({ database, authenticate, onRefused }: Services): Router {
  const bind = withCaller(
    (asked: ExpressAsked<Params>) => open(asked, 'write'),
    async ({ chosen, request, response }) => {
      // for key, value in data.items(): setattr(config, key, value)
      await database
        .update(serviceConfigs)
        .set(request.body)
        .where(eq(serviceConfigs.id, chosen.record.id));
      response.json({ status: 'updated' });
    },
  );

  const change = (dtoBy: typeof updateServiceConfigBy | typeof replaceServiceConfigBy) =>
    withBody(
      async (asked: ExpressAsked<Params>) => {
        const may = await open(asked, 'write');
        return may.success ? { ...may, dto: dtoBy(may.roles) } : may;
      },
      async ({ body, chosen, response }) => {
        const config = await updateServiceConfig(database, chosen.record, body);
        response.json(viewOf(serviceConfigFor(chosen.roles), config));
      },
      { onRefused },
    );

  /** The configuration of the path, and what the caller is to it. */
  async function open({ head, request }: ExpressAsked<Params>, scope: Scope) {
    const who = await authenticate(head);
    if (!who.success) return who;
    const record = await findServiceConfig(database, request.params.id);
    const may = configGuard.authorize(who.principal, { record, scopes: [scope] });
    return may.success ? { ...may, principal: who.principal } : may;
  }

  return Router()
    .get(
      '/configs/:id',
      withCaller(
        (asked: ExpressAsked<Params>) => open(asked, 'read'),
        ({ chosen: { record, roles }, response }) =>
          response.json(viewOf(serviceConfigFor(roles), record)),
      ),
    )
    .patch('/unsafe/configs/:id', express.json(), bind)
    .put('/unsafe/configs/:id', express.json(), bind)
    .patch('/configs/:id', change(updateServiceConfigBy))
    .put('/configs/:id', change(replaceServiceConfigBy));
}
