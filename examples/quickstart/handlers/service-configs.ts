import { Router, type Request } from 'express';
import { parse, viewOf } from 'gen-dtos/runtime';
import { HttpError } from '../../http-error.js';
import { callerOf } from '../callers.js';
import { serviceConfigFor, updateServiceConfigBy } from '../generated/service-config.js';
import { onlyUuids } from '../only-uuids.js';
import type { Services } from '../server.js';
import { findServiceConfig, updateServiceConfig } from '../tables/service-configs.js';
import { save } from '../unsafe/save.js';

/** Twins know who is asking. They differ in what they do with the body. */
export function serviceConfigs({ database, onRefused }: Services): Router {
  const router = Router().param('id', onlyUuids);

  router.patch('/unsafe/service-configs/:id', async (request, response) => {
    const { config } = await open(request);
    for (const [key, value] of Object.entries(request.body)) Reflect.set(config, key, value); // setattr
    await save(database, 'service_configs', config);
    response.json({ status: 'updated' });
  });

  router.patch('/service-configs/:id', async (request, response) => {
    const { config, roles } = await open(request);
    const changes = parse(updateServiceConfigBy(roles), request.body, { onRefused });
    const updated = await updateServiceConfig(database, config, changes);
    response.json(viewOf(serviceConfigFor(roles), updated));
  });

  /** The configuration of the path. It belongs to nobody: staff only. */
  async function open(request: Request<{ id: string }>) {
    const roles = callerOf(request).staffRoles;
    if (roles.length === 0) throw new HttpError(403);
    const config = await findServiceConfig(database, request.params.id);
    if (config === undefined) throw new HttpError(404);
    return { config, roles };
  }

  return router;
}
